import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CLIENT, CLIENT_FOLDER, isCompiled } from './client.ts';

// Installs AWS's runtime interface client, which compiles its HTTP client: with cmake, a C++ compiler, and autoconf,
// automake and libtool. Where that does not work, its tests are skipped.

if (!isCompiled()) {
  mkdirSync(CLIENT_FOLDER, { recursive: true });
  copyFileSync(new URL('aws-lambda-ric.json', import.meta.url), join(CLIENT_FOLDER, 'package.json'));
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--foreground-scripts=false'], {
    cwd: CLIENT_FOLDER,
    stdio: 'inherit',
  });
  if (status !== 0 || !existsSync(CLIENT)) {
    console.error('aws-lambda-ric does not compile here: install cmake, g++, autoconf, automake and libtool.');
  }
}
