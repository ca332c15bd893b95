import { expect, test } from '@jest/globals';
import { temporaryFolder } from '../support/temporary.ts';
import { problemsOfChange } from './compare.ts';
import { deployedOf } from './deployed.ts';
import { readReleases } from './releases.ts';
import { synthesize } from './synthesize.ts';
import { variants } from './variants.ts';

const deployments = Object.entries(variants).map(
  ([name, change]) => [name, deployedOf(synthesize(change, temporaryFolder()))] as const,
);

test.each(deployments)('from any other settings, what is deployed can become: %s', (_name, after) => {
  const problems = deployments.flatMap(([name, before]) =>
    problemsOfChange(before, after).map((problem) => `${problem} (from: ${name})`),
  );
  expect(problems).toEqual([]);
});

test.each(readReleases())(
  'what was deployed of a release can become what any settings are now: %s',
  (_name, before) => {
    const problems = deployments.flatMap(([name, after]) =>
      problemsOfChange(before, after).map((problem) => `${problem} (to: ${name})`),
    );
    expect(problems).toEqual([]);
  },
);

/** What the CDK makes and names itself, and what nobody knows by a name. */
const named = (logicalId: string, type: string) =>
  !logicalId.includes('AutoDeleteObjects') &&
  !['AWS::ApiGatewayV2::Integration', 'AWS::IAM::Policy', 'AWS::Lambda::Permission'].includes(type);

test('logical ids are chosen, not made of where a construct is: moving code moves nothing that is deployed', () => {
  const made = deployments.flatMap(([, deployed]) =>
    Object.values(deployed).flatMap(({ Resources }) =>
      Object.entries(Resources)
        .filter(([logicalId, { Type }]) => /(?<!In)[0-9A-F]{8}$/.test(logicalId) && named(logicalId, Type))
        .map(([logicalId]) => logicalId),
    ),
  );
  expect([...new Set(made)]).toEqual([]);
});
