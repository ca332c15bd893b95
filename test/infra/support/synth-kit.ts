import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { addChatKit } from '../../../infra/chat-kit.ts';
import type { Settings } from '../../../infra/settings/form.ts';
import { settings } from '../../../infra/settings.ts';
import { bundleFolderIn } from './bundle-folder.ts';
import { temporaryApp, temporaryFolder } from './temporary.ts';

/** The kit as it would be deployed, with stand-ins for the functions' code. */
export function synthKit(change: Partial<Settings> = {}) {
  const folder = temporaryFolder();
  const bundleFolder = bundleFolderIn(folder);
  const outdir = join(folder, 'cdk.out');
  const app = temporaryApp({ outdir });
  const kit = addChatKit(app, { settings: { ...settings, ...change }, bundleFolder });
  const { functions, flows, api, resume, tests } = kit;
  return {
    app,
    outdir,
    functions: Template.fromStack(functions),
    flows: Template.fromStack(flows),
    api: Template.fromStack(api),
    resume: Template.fromStack(resume),
    tests: Template.fromStack(tests),
  };
}

/**
 * The content of a flow resource, with every value that is known at deployment only written as an ARN that names it.
 */
export function contentOf(resource: { readonly Properties: { readonly Content: unknown } }): unknown {
  return JSON.parse(flatten(resource.Properties.Content));
}

/**
 * Text in a template on one line, with every value that is known at deployment only written as an ARN that names it.
 */
export function flatten(value: unknown): string {
  if (typeof value === 'string') return value;
  const join: unknown = Object(value)['Fn::Join'];
  if (Array.isArray(join) && Array.isArray(join[1])) return join[1].map(flatten).join('');
  return `arn:aws:known:at:deployment:${leavesOf(value).join()}`;
}

/** The names in an intrinsic function, however deep. */
function leavesOf(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [String(value)];
}
