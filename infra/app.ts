import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bots, LANGUAGES } from '../functions/run-chat-bot/bots/index.ts';
import { addChatKit } from './chat-kit.ts';
import { makeApp } from './make-app.ts';
import { InvalidSettings } from './settings/check-settings.ts';
import { defaultStage } from './settings/stage.ts';
import { settings } from './settings.ts';

// node infra/app.ts                               as `cdk` runs it
// node infra/app.ts --sandbox --out .build/sandbox   the sandbox, for Local Connect, whatever the settings deploy to
const { values } = parseArgs({
  options: { sandbox: { type: 'boolean', default: false }, out: { type: 'string' } },
});

if (values.sandbox && process.stderr.isTTY) console.error('Synthesizing the stacks …');
const app = makeApp({
  ...(values.out === undefined ? {} : { outdir: resolve(values.out) }),
  // What is deployed is held to CloudFormation's rules. That takes longer than the rest of a synthesis, and a local
  // chat does not wait for it.
  isHeldToRules: !values.sandbox,
});
try {
  addChatKit(app, {
    bots: Object.keys(bots),
    botLanguages: LANGUAGES,
    settings: values.sandbox ? { ...settings, instance: { kind: 'sandbox' }, stage: defaultStage } : settings,
  });
} catch (error) {
  if (!(error instanceof InvalidSettings)) throw error;
  // The message says it all; the stack trace would hide it.
  console.error(error.message);
  process.exit(1);
}
app.synth();
