import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from './synthesize.ts';
import { variants } from './variants.ts';

// node test/infra/changes/write-templates.ts FOLDER: every template that there is of some settings, once, to be linted.
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder to write to.');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const written = new Set<string>();
for (const change of Object.values(variants)) {
  const work = mkdtempSync(join(tmpdir(), 'chat-kit-'));
  for (const [stack, template] of Object.entries(synthesize(change, work))) {
    const text = JSON.stringify(template, null, 1);
    if (written.has(text)) continue;
    written.add(text);
    writeFileSync(join(folder, `${written.size}-${stack}.template.json`), text);
  }
  rmSync(work, { recursive: true });
}
console.error(`${written.size} templates of ${Object.keys(variants).length} settings in ${folder}`);
