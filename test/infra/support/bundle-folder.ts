import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Makes folders that hold a stand-in for a function's code. */
export const bundleFolderIn =
  (folder: string) =>
  (name: string): string => {
    const bundle = join(folder, 'functions', name);
    mkdirSync(bundle, { recursive: true });
    writeFileSync(join(bundle, 'index.mjs'), `export const handler = async () => ({ function: '${name}' });\n`);
    return bundle;
  };
