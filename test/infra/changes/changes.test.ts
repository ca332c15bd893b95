import { expect, test } from '@jest/globals';
import { problemsOfChange } from './compare.ts';
import { synthesize } from './synthesize.ts';
import { variants } from './variants.ts';

const deployments = Object.entries(variants).map(([name, change]) => [name, synthesize(change)] as const);

test.each(deployments)('from any other settings, what is deployed can become: %s', (_name, after) => {
  const problems = deployments.flatMap(([name, before]) =>
    problemsOfChange(before, after).map((problem) => `${problem} (from: ${name})`),
  );
  expect(problems).toEqual([]);
});
