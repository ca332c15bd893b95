import { readFileSync } from 'node:fs';

const { types }: { readonly types: Readonly<Record<string, readonly string[]>> } = JSON.parse(
  readFileSync(new URL('create-only.json', import.meta.url), 'utf8'),
);

/** The properties of a type that only a new resource can have. */
export function createOnly(type: string): readonly string[] {
  const found = types[type];
  // The CDK's own, of which nothing is replaced.
  if (type.startsWith('Custom::')) return [];
  if (found !== undefined) return found;
  throw new Error(`${type} is not in types.txt: add it, and run test/infra/changes/create-only.py.`);
}
