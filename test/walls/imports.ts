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

/** What a file takes of another by name: `*` for all that it exports, `default` for what has no name. */
interface NamedImport {
  readonly target: string;
  readonly name: string;
}

/** What a file imports of other files of the house, by name; what it exports from elsewhere and loads later, too. */
export function namesImportedBy(file: string): readonly NamedImport[] {
  const source = readSource(file);
  const inHouse = (specifier: string) => relative(root, resolve(root, dirname(file), specifier));
  const statement =
    /^(?:import|export)\s+(?:type\s+)?(?:(\w+)\s*,?\s*)?(?:\{([^}]*)\}|(\*)[^'{]*)?\s*from '(\.[^']+)'/gm;
  const early = [...source.matchAll(statement)].flatMap(([, whole, listed = '', all, specifier = '']) =>
    [
      ...(whole === undefined ? [] : ['default']),
      ...(all === undefined ? [] : [all]),
      ...namesIn(listed, 'before'),
    ].map((name) => ({ target: inHouse(specifier), name })),
  );
  const late = [...source.matchAll(/\bimport\('(\.[^']+)'\)(?:\.(\w+))?/g)].map(([, specifier = '', name = '*']) => ({
    target: inHouse(specifier),
    name,
  }));
  return [...early, ...late];
}

/** The names under which a file exports what it has. */
export function namesExportedBy(file: string): readonly string[] {
  const source = readSource(file);
  const declared = source.matchAll(
    /^export\s+(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(?:const|let|function\*?|class|interface|type|enum)\s+(\w+)/gm,
  );
  const listed = source.matchAll(/^export\s+(?:type\s+)?\{([^}]*)\}/gm);
  return [
    ...[...declared].map(([, name = '']) => name),
    ...[...listed].flatMap(([, names = '']) => namesIn(names, 'after')),
  ];
}

/** The names in a list such as `a, type b as c`: those that stand before `as`, or after it. */
function namesIn(list: string, side: 'before' | 'after'): readonly string[] {
  return list
    .split(',')
    .map((entry) => entry.trim().replace(/^type\s+/, ''))
    .filter((entry) => entry !== '')
    .map((entry) => entry.split(/\s+as\s+/).at(side === 'before' ? 0 : -1) ?? entry);
}
