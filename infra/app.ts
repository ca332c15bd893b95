import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { addChatKit } from './chat-kit.ts';
import { makeApp } from './make-app.ts';
import { settings } from './settings.ts';
import { defaultStage } from './settings-form.ts';

// node infra/app.ts                               as `cdk` runs it
// node infra/app.ts --sandbox --out .build/sandbox   the sandbox, for Local Connect, whatever the settings deploy to
const { values } = parseArgs({
  options: { sandbox: { type: 'boolean', default: false }, out: { type: 'string' } },
});

const app = makeApp({
  ...(values.out === undefined ? {} : { outdir: resolve(values.out) }),
  // What is deployed is held to CloudFormation's rules, which takes longer than the rest of a synthesis; a local chat does not wait for it.
  isHeldToRules: !values.sandbox,
});
addChatKit(app, {
  settings: values.sandbox ? { ...settings, instance: { kind: 'sandbox' }, stage: defaultStage } : settings,
});
app.synth();
