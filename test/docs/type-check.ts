import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ROOT } from './pages.ts';

/** What the pages import beside the package. */
const FLOWS = ['docs/my-flow.json', 'test/local/library/orders-flow.json'];

/**
 * Type-checks files that nobody keeps, with the repository's own sources under the package's names. A file finds its
 * neighbours as if it stood at its path in the repository. What the compiler refuses, a line each.
 */
export function typeCheck(files: ReadonlyMap<string, string>): readonly string[] {
  mkdirSync(join(ROOT, '.build'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, '.build/docs-'));
  try {
    for (const flow of FLOWS) copyFileSync(join(ROOT, flow), join(folder, basename(flow)));
    for (const [path, code] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), code);
    }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(configuration));
    const tsc = spawnSync(process.execPath, [join(ROOT, 'node_modules/typescript/lib/tsc.js'), '-p', folder], {
      cwd: folder,
      encoding: 'utf8',
    });
    return `${tsc.stdout}${tsc.stderr}`.split('\n').filter((line) => line !== '');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const configuration = {
  extends: '../../tsconfig.json',
  compilerOptions: {
    paths: { 'connect-chat-kit': ['../../infra/index.ts'], 'connect-chat-kit/local': ['../../local/index.ts'] },
    rootDirs: ['../..', '.'],
  },
  include: ['.', '../../local/**/*.d.ts'],
};
