import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addChatKit } from '../../../infra/chat-kit.ts';
import { makeApp } from '../../../infra/make-app.ts';
import type { Settings } from '../../../infra/settings/form.ts';
import { settings } from '../../../infra/settings.ts';

/** The sandbox with its test cases, as `npm start` would have it with `testCases: true`. Gives the folder. */
export function synthVerifiedKit(change: Partial<Settings> = {}): string {
  const outdir = mkdtempSync(join(tmpdir(), 'verified-kit-'));
  const app = makeApp({ outdir, isHeldToRules: false });
  addChatKit(app, {
    settings: { ...settings, instance: { kind: 'sandbox' }, stage: 'default', testCases: true, ...change },
  });
  app.synth();
  return outdir;
}
