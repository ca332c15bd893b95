import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { joinNotices, NOTICES_FILE } from '../notices/third-party-notices.ts';
import { functionNames } from './bundling.ts';

// `npm run dist`: what the published package holds. The compiled constructs and Local Connect, and beside them the
// bundles and the console's page, which were built before, and a flow to begin with.
rmSync('dist', { recursive: true, force: true });
const { status } = spawnSync('tsc', ['-p', 'tsconfig.dist.json'], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
cpSync('.build/functions', 'dist/functions', { recursive: true });
cpSync('.build/console', 'dist/console', { recursive: true });
cpSync('docs/my-flow.json', 'dist/my-flow.json');
const bundled = ['dist/console', ...functionNames().map((name) => `dist/functions/${name}`)];
const notices = bundled.map((folder) => readFileSync(`${folder}/${NOTICES_FILE}`, 'utf8'));
writeFileSync(`dist/${NOTICES_FILE}`, joinNotices(notices));
