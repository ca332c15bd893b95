import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import * as kit from '../../infra/index.ts';

test('what has functions is exported, for apps of one’s own', () => {
  const code = readdirSync('infra/constructs').map((file) => readFileSync(`infra/constructs/${file}`, 'utf8'));
  const names = code.flatMap((text) =>
    [...text.matchAll(/^export class (\w+) extends ChatPart\b/gm)].map(([, name]) => name),
  );
  expect(names.length).toBeGreaterThanOrEqual(3);
  expect(names.filter((name) => !Object.keys(kit).includes(String(name)))).toEqual([]);
});
