import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Makes one folder hold what another one holds, whose files it takes. A file that is equal stays untouched. Any other
 * is replaced at once, those named `index.mjs` after the files that they load. What is no longer used goes last.
 */
export function putInPlace(fresh: string, folder: string): void {
  const files = filesIn(fresh).toSorted((left, right) => Number(isEntry(left)) - Number(isEntry(right)));
  for (const file of files) {
    const [from, to] = [join(fresh, file), join(folder, file)];
    if (existsSync(to) && readFileSync(to).equals(readFileSync(from))) continue;
    mkdirSync(dirname(to), { recursive: true });
    renameSync(from, to);
  }
  for (const file of filesIn(folder)) {
    if (!files.includes(file)) rmSync(join(folder, file));
  }
}

const isEntry = (file: string) => basename(file) === 'index.mjs';

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
