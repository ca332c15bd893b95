import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** From a file to a path from the top of the repository, or to a package's name. */
export interface Import {
  readonly from: string;
  readonly target: string;
}

export function sourceFiles(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|js)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

export function readSource(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** What a file imports, exports from elsewhere, or loads later; types count too. */
export function importsOf(file: string): readonly Import[] {
  const specifiers = /^(?:import|export|\})[^'"\n]*\bfrom '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm;
  return [...readSource(file).matchAll(specifiers)]
    .map(([, from, bare, lazy]) => from ?? bare ?? lazy ?? '')
    .map((specifier) => ({
      from: file,
      target: specifier.startsWith('.') ? relative(root, resolve(root, dirname(file), specifier)) : specifier,
    }));
}
