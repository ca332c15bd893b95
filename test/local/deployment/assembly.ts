import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Deployment, DeploymentProblem, readDeployment } from '../../../local/deployment/index.ts';

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

/** Reads an assembly of the given templates. */
export function read(templates: Readonly<Record<string, object>>, environment?: string): Deployment {
  using folder = temporaryFolder();
  writeAssembly(folder.dir, templates, environment);
  return readDeployment(folder.dir, servedAt);
}

/** Why an assembly of these templates cannot be read. */
export function problemOf(templates: Readonly<Record<string, object>>): DeploymentProblem {
  try {
    read(templates);
  } catch (error) {
    if (error instanceof DeploymentProblem) return error;
    throw error;
  }
  throw new Error('The assembly was read without a problem.');
}
