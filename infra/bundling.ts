import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { Metafile } from 'esbuild';
import { NOTICES_FILE, noticesOf } from '../notices/third-party-notices.ts';
import { Levers, leanBuiltins } from './bundle-levers.ts';
import { putInPlace } from './put-in-place.ts';

const here = dirname(fileURLToPath(import.meta.url));
const isPackaged = basename(dirname(here)) === 'dist';
const root = join(here, isPackaged ? '../..' : '..');
const defaultOutDir = isPackaged ? join(root, 'dist/functions') : join(root, '.build/functions');

/** One function's bundle. */
export interface Bundle {
  /** The function's folder under `functions/`, for example `set-chat-timers`. */
  readonly name: string;
  /**
   * The folder that is uploaded: it holds `index.mjs`, whose export is `handler`, and what that loads on demand, and
   * the notices of what others wrote of it.
   */
  readonly dir: string;
  /** All code of the folder together. */
  readonly minifiedBytes: number;
  readonly gzipBytes: number;
  /** What takes up the bundle, largest first: package or folder, and bytes. */
  readonly parts: readonly (readonly [name: string, bytes: number])[];
}

/**
 * The folder of a function's bundle, for a CDK asset: `.build/functions/<name>` in the repository,
 * `dist/functions/<name>` in the package.
 *
 * @example Code.fromAsset(bundleDir('set-chat-timers'))
 */
export const bundleDir = (name: string): string => join(defaultOutDir, name);

/** The functions that there are: each folder of `functions/` with a `handler.ts`. */
export function functionNames(): readonly string[] {
  return readdirSync(join(root, 'functions'), { recursive: true, encoding: 'utf8' })
    .filter((path) => basename(path) === 'handler.ts')
    .map((path) => dirname(path))
    .sort();
}

/**
 * Bundles every function, or those that are named, into a folder of its own. Equal sources give equal bytes, and a
 * file that is equal stays untouched, so that a bundle can be read meanwhile.
 */
export async function bundleFunctions(
  outDir: string = defaultOutDir,
  names: readonly string[] = functionNames(),
): Promise<readonly Bundle[]> {
  mkdirSync(dirname(outDir), { recursive: true });
  const fresh = mkdtempSync(`${outDir}-`);
  try {
    const bundles: Bundle[] = [];
    for (const name of names) {
      const bundle = await bundleFunction(join(root, 'functions', name, 'handler.ts'), join(fresh, name));
      bundles.push({ ...bundle, dir: join(outDir, name) });
    }
    if (names.length === functionNames().length) putInPlace(fresh, outDir);
    else for (const name of names) putInPlace(join(fresh, name), join(outDir, name));
    return bundles;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/**
 * Bundles one entry file. Without the levers, it is what esbuild alone makes of it, in one file.
 *
 * @throws Error when a lever no longer finds what it pulls: a new version of the SDK must not grow the functions unseen
 */
export async function bundleFunction(entry: string, dir: string, withLevers = true): Promise<Bundle> {
  const { build } = await import('esbuild');
  const levers = new Levers();
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    entryNames: 'index',
    chunkNames: '[name]-[hash]',
    outExtension: { '.js': '.mjs' },
    outdir: dir,
    bundle: true,
    // In one file, everything that an `import()` can reach is wrapped to be run on demand, and nothing of it is
    // dropped.
    splitting: withLevers,
    minify: true,
    metafile: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    legalComments: 'none',
    banner: { js: "const require=process.getBuiltinModule('node:module').createRequire(import.meta.url);" },
    plugins: withLevers ? [levers.plugin, leanBuiltins] : [],
    logLevel: 'warning',
  });
  if (withLevers) {
    levers.check(metafile, root);
    writeFileSync(join(dir, NOTICES_FILE), noticesOf(metafile, root));
  }
  const files = Object.keys(metafile.outputs).map((path) => readFileSync(join(root, path)));
  return {
    name: basename(dir),
    dir,
    minifiedBytes: total(files.map(({ length }) => length)),
    gzipBytes: total(files.map((bytes) => gzipSync(bytes).length)),
    parts: partsOf(metafile),
  };
}

const total = (bytes: readonly number[]) => bytes.reduce((sum, each) => sum + each, 0);

function partsOf({ outputs }: Metafile): Bundle['parts'] {
  const bytes = new Map<string, number>();
  for (const { inputs } of Object.values(outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const part = /node_modules\/((?:@[^/]+\/)?[^/]+)(?!.*node_modules)/.exec(path)?.[1] ?? dirname(path);
      bytes.set(part, (bytes.get(part) ?? 0) + bytesInOutput);
    }
  }
  return [...bytes].sort(([, left], [, right]) => right - left);
}

const kib = (bytes: number) => `${(bytes / 1024).toFixed(1).padStart(7)} KiB`;

// node infra/bundling.ts [outDir] [--quiet] [--only set-chat-timers …]
if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { quiet: { type: 'boolean' }, only: { type: 'string', multiple: true } },
  });
  // Whoever waits for the next command sees that something is happening.
  if (values.quiet && process.stderr.isTTY) console.error('Bundling the functions …');
  const bundles = await bundleFunctions(positionals[0], values.only);
  // Not on standard output: after `npm run invoke`, which builds first, only the result stands there.
  for (const { name, minifiedBytes, gzipBytes } of values.quiet ? [] : bundles) {
    console.error(`${name.padEnd(20)} ${kib(minifiedBytes)} minified ${kib(gzipBytes)} gzip`);
  }
}
