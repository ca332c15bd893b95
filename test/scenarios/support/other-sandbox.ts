import { mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const TEMPLATE = 'ChatSandbox.template.json';

/** The sandbox's assembly with other properties of its one resource of a type; the rest is the sandbox's own. */
export function otherSandbox(assembly: string, type: string, properties: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'chat-kit-sandbox-'));
  for (const name of readdirSync(assembly)) {
    if (name !== TEMPLATE) symlinkSync(resolve(assembly, name), join(folder, name));
  }
  const template: { Resources: Record<string, { Type: string; Properties: object }> } = JSON.parse(
    readFileSync(join(assembly, TEMPLATE), 'utf8'),
  );
  for (const resource of Object.values(template.Resources)) {
    if (resource.Type === type) resource.Properties = { ...resource.Properties, ...properties };
  }
  writeFileSync(join(folder, TEMPLATE), JSON.stringify(template));
  return folder;
}
