import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The folder, once it is known to hold a bundle. */
export function existingBundle(folder: string): string {
  if (existsSync(join(folder, 'index.mjs'))) return folder;
  throw new Error(`There is no function bundle in ${folder}: expected index.mjs. Run "npm run build" first.`);
}
