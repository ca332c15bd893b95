import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import type { App } from 'aws-cdk-lib';
import { makeApp } from '../../../infra/make-app.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder that goes when the test file is through. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chat-kit-'));
  folders.push(folder);
  return folder;
}

/** The app as it is deployed, whose templates go when the test file is through. */
export function temporaryApp(props: { readonly outdir?: string; readonly isHeldToRules?: boolean } = {}): App {
  // What the rules say is a test of its own: they take seconds.
  return makeApp({ outdir: temporaryFolder(), isHeldToRules: false, ...props });
}
