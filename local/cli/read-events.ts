import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The sample events: every JSON file in the folders of `folder`, one folder per function. */
export function readEvents(folder: string): readonly unknown[] {
  const functions = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return functions.flatMap(({ name }) => {
    const files = readdirSync(join(folder, name)).filter((file) => file.endsWith('.json'));
    return files.map((file): unknown => JSON.parse(readFileSync(join(folder, name, file), 'utf8')));
  });
}
