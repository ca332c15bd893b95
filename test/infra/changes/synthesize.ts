import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addChatKit } from '../../../infra/chat-kit.ts';
import { makeApp } from '../../../infra/make-app.ts';
import type { Settings } from '../../../infra/settings/form.ts';
import { settings } from '../../../infra/settings.ts';
import { bundleFolderIn } from '../support/bundle-folder.ts';

/** The templates of the kit with other settings, by the names of their stacks. Any function has the same code. */
export function synthesize(change: Partial<Settings>, folder: string): Readonly<Record<string, object>> {
  const app = makeApp({ outdir: join(folder, 'cdk.out'), isHeldToRules: false });
  addChatKit(app, { settings: { ...settings, ...change }, bundleFolder: bundleFolderIn(folder) });
  const { stacks } = app.synth();
  return Object.fromEntries(
    stacks.map(({ stackName, templateFullPath }) => [stackName, JSON.parse(readFileSync(templateFullPath, 'utf8'))]),
  );
}
