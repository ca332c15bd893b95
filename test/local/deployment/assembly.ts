import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the deployments of these tests are served. */
export const servedAt = {
  sqsUrl: (name: string) => `http://127.0.0.1:4510/000000000000/${name}`,
  apiUrl: (name: string) => `http://127.0.0.1:4510/apis/${name}`,
};

/** A folder that is gone when the test is over. */
export function temporaryFolder(): { readonly dir: string; readonly [Symbol.dispose]: () => void } {
  const dir = mkdtempSync(join(tmpdir(), 'assembly-'));
  return { dir, [Symbol.dispose]: () => rmSync(dir, { recursive: true }) };
}

/** Writes a cloud assembly of the given templates, without assets. */
export function writeAssembly(dir: string, templates: Readonly<Record<string, object>>, environment = ''): void {
  mkdirSync(dir, { recursive: true });
  const artifacts: Record<string, object> = {};
  for (const [name, template] of Object.entries(templates)) {
    artifacts[name] = {
      type: 'aws:cloudformation:stack',
      environment: environment || 'aws://unknown-account/unknown-region',
      properties: { templateFile: `${name}.template.json` },
    };
    writeFileSync(join(dir, `${name}.template.json`), JSON.stringify(template));
  }
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify({ version: '55.0.0', artifacts }));
}
