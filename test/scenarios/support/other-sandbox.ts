import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const TEMPLATE = 'ChatSandbox.template.json';

const made = new Set<string>();

/** Jest's workers are not told of their end: there it is called after the last test. */
export function removeOtherSandboxes(): void {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
  made.clear();
}

process.once('exit', removeOtherSandboxes);

/** A folder that is there as long as the process. */
export function removeAtExit(folder: string): string {
  made.add(folder);
  return folder;
}

/**
 * The sandbox's assembly with other properties of its one resource of a type; the rest is the sandbox's own. It is
 * there as long as the process.
 */
export function otherSandbox(assembly: string, type: string, properties: Readonly<Record<string, unknown>>): string {
  const folder = removeAtExit(mkdtempSync(join(tmpdir(), 'chat-kit-sandbox-')));
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
