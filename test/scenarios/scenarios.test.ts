import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { LocalConnect, type Scenario } from '../../local/index.ts';

const here = dirname(fileURLToPath(import.meta.url));
const names = readdirSync(here)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => basename(file, '.ts'));

describe('each scenario plays as it says', () => {
  test.each(names)('%s', async (name) => {
    const { scenario }: { scenario: Scenario } = await import(join(here, `${name}.ts`));
    const errors: unknown[] = [];
    const connect = await LocalConnect.start({ assembly: '.build/sandbox', onError: (error) => errors.push(error) });
    try {
      await scenario.play(connect);
    } finally {
      await connect.close();
    }
    expect(errors).toEqual([]);
  });
});
