import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll } from '@jest/globals';

/** What `npm start` reads of the repository. */
const PARTS = ['functions', 'infra', 'local', 'package.json', 'LICENSE', 'tsconfig.json', 'docs', 'notices', '.build'];

/** A copy of the kit whose sources a test may change: it is gone afterwards. */
export function copyKit(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chat-kit-copy-'));
  for (const part of PARTS) cpSync(part, join(folder, part), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  afterAll(() => rmSync(folder, { recursive: true }));
  return folder;
}
