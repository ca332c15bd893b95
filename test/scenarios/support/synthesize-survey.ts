import { addChatKit } from '../../../infra/chat-kit.ts';
import { makeApp } from '../../../infra/make-app.ts';
import { settings } from '../../../infra/settings.ts';

// node synthesize-survey.ts FOLDER: the sandbox as the settings have it, but that whoever ends a chat, the customer is
// asked how it was.

const [, , outdir = ''] = process.argv;
const app = makeApp({ outdir, isHeldToRules: false });
addChatKit(app, { settings: { ...settings, instance: { kind: 'sandbox' }, survey: 'either-ends' } });
app.synth();
