import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addChatKit } from '../../../infra/chat-kit.ts';
import { makeApp } from '../../../infra/make-app.ts';
import { settings } from '../../../infra/settings.ts';
import { removeAtExit } from './other-sandbox.ts';

/** The sandbox's assembly as these settings have it: whoever ends a chat, the customer is asked how it was. */
export function surveySandbox(): string {
  const folder = removeAtExit(mkdtempSync(join(tmpdir(), 'chat-kit-survey-')));
  const app = makeApp({ outdir: folder, isHeldToRules: false });
  addChatKit(app, { settings: { ...settings, instance: { kind: 'sandbox' }, survey: 'either-ends' } });
  app.synth();
  return folder;
}
