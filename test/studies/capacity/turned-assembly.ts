import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const TURNED_TIME = fileURLToPath(new URL('./turned-time.ts', import.meta.url));
const FUNCTIONS = ['SetChatTimers', 'RetryChatTimers'];
/** More than work at a time here: only the quotas are to hold anything up. */
const CONCURRENCY = 60;

/** The sandbox's deployment. Its bundles are as they deploy; before one is imported, its time becomes the test's. */
export function turnedAssembly(): string {
  const folder = mkdtempSync(join(tmpdir(), 'capacity-'));
  cpSync('.build/sandbox', folder, { recursive: true });
  const path = join(folder, 'ChatFunctions.template.json');
  const template = JSON.parse(readFileSync(path, 'utf8'));
  template.Resources.SetChatTimers.Properties.ReservedConcurrentExecutions = CONCURRENCY;
  for (const name of FUNCTIONS) {
    const [hash] = template.Resources[name].Properties.Code.S3Key.split('.');
    turnTime(join(folder, `asset.${hash}`));
  }
  writeFileSync(path, JSON.stringify(template));
  return folder;
}

/** What a bundle loads later is loaded at once: reading a file takes time that nobody turns. */
function turnTime(codeDir: string): void {
  const later = readdirSync(codeDir).filter((name) => name.endsWith('.mjs') && name !== 'index.mjs');
  renameSync(join(codeDir, 'index.mjs'), join(codeDir, 'bundle.mjs'));
  const lines = [
    `import { turned } from ${JSON.stringify(TURNED_TIME)};`,
    ...later.map((name) => `import './${name}';`),
    "import { handler as deployed } from './bundle.mjs';",
    'export const handler = turned(deployed);',
  ];
  writeFileSync(join(codeDir, 'index.mjs'), lines.join('\n'));
}
