import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { NOTICES_FILE, noticesOf } from '../../notices/third-party-notices.ts';
import { findPageDir } from './console-handler.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PAGE_DIR = fileURLToPath(new URL('./page/', import.meta.url));

/**
 * Bundles the console's page into `outDir`: page.js, page.css, index.html, and the notices of what others wrote;
 * trace.js and trace.css, which a trace has in itself.
 * Each component imports its own style sheet; esbuild puts them all into page.css.
 *
 * As a script: `node local/console/build.ts [outDir]`; default: `.build/console`.
 */
export async function buildConsole(outDir: string): Promise<void> {
  await mkdir(outDir, { recursive: true });
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [
      { in: join(PAGE_DIR, 'main.tsx'), out: 'page' },
      { in: join(PAGE_DIR, 'trace/main.tsx'), out: 'trace' },
    ],
    outdir: outDir,
    bundle: true,
    minify: true,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // Otherwise esbuild reads the page's tsconfig.json, whose `extends` leads out of what is bundled.
    tsconfigRaw: {},
    legalComments: 'none',
    logLevel: 'warning',
  });
  await writeFile(join(outDir, NOTICES_FILE), noticesOf(metafile, ROOT));
  await copyFile(join(PAGE_DIR, 'index.html'), join(outDir, 'index.html'));
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await buildConsole(resolve(process.argv[2] ?? findPageDir(import.meta.url)));
}
