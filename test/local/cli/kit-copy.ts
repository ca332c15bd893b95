import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll } from '@jest/globals';
import { KIT_PARTS } from './kit-parts.ts';

/** A copy of the kit whose sources a test may change: it is gone afterwards. */
export function copyKit(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chat-kit-copy-'));
  for (const part of KIT_PARTS) cpSync(part, join(folder, part), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  afterAll(() => rmSync(folder, { recursive: true }));
  return folder;
}
