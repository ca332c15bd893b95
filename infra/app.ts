import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { App } from 'aws-cdk-lib';
import { addChatKit } from './chat-kit.ts';
import { settings } from './settings.ts';
import { defaultStage } from './settings-form.ts';

// node infra/app.ts                               as `cdk` runs it
// node infra/app.ts --sandbox --out .build/sandbox   the sandbox, for Local Connect, whatever the settings deploy to
const { values } = parseArgs({
  options: { sandbox: { type: 'boolean', default: false }, out: { type: 'string' } },
});

// The CDK holds every template against CloudFormation's rules, which takes longer than the rest of a synth. What is
// deployed is held to them; a local chat does not wait for it.
if (values.sandbox) process.env.CDK_VALIDATION = 'false';

const app = new App({
  ...(values.out === undefined ? {} : { outdir: resolve(values.out) }),
  analyticsReporting: false,
  context: {
    // `sam local invoke` finds a function's code by this.
    'aws:cdk:enable-asset-metadata': true,
    // A stack keeps what another stack of the kit uses.
    '@aws-cdk/core:defaultCrossStackReferences': 'strong',
  },
});
addChatKit(app, {
  settings: values.sandbox ? { ...settings, instance: { kind: 'sandbox' }, stage: defaultStage } : settings,
});
app.synth();
