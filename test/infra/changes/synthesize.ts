import { readFileSync } from 'node:fs';
import { addChatKit } from '../../../infra/chat-kit.ts';
import type { Settings } from '../../../infra/settings/form.ts';
import { settings } from '../../../infra/settings.ts';
import { bundleFolderIn } from '../support/synth-kit.ts';
import { temporaryApp, temporaryFolder } from '../support/temporary.ts';
import { type Deployed, inPlace } from './deployed.ts';

/** The templates of the kit with other settings. */
export function synthesize(change: Partial<Settings>): Deployed {
  const app = temporaryApp();
  addChatKit(app, { settings: { ...settings, ...change }, bundleFolder: bundleFolderIn(temporaryFolder()) });
  const { stacks } = app.synth();
  return Object.fromEntries(
    stacks.map(({ stackName, templateFullPath }) => [
      stackName,
      Object(inPlace(JSON.parse(readFileSync(templateFullPath, 'utf8')))),
    ]),
  );
}
