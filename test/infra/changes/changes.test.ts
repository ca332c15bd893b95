import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { checksOf } from '../../../infra/settings/form.ts';
import { sandboxStartChat } from '../../../infra/settings/start-chat.ts';
import { settings } from '../../../infra/settings.ts';
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

test.each(readReleases())('and can be rolled back to what was deployed of a release: %s', (_name, after) => {
  const problems = deployments.flatMap(([name, before]) =>
    problemsOfChange(before, after).map((problem) => `${problem} (from: ${name})`),
  );
  expect(problems).toEqual([]);
});

describe('no setting is forgotten: it changes apart from those that change everything', () => {
  const apart = Object.entries(variants).flatMap(([name, change]) => (/^everything/.test(name) ? [] : [change]));
  const changes = (parts: readonly (object | undefined)[], shipped: object) =>
    new Set(
      parts.flatMap((part) =>
        Object.entries(part ?? {}).flatMap(([name, value]) =>
          isDeepStrictEqual(value, Reflect.get(shipped, name)) ? [] : [name],
        ),
      ),
    );

  test.each(Object.keys(checksOf({ bots: undefined, botLanguages: undefined })))('%s', (name) => {
    expect(changes(apart, settings)).toContain(name);
  });

  test.each(Object.keys(sandboxStartChat))('startChat.%s', (name) => {
    const chosen = apart.map(({ startChat }) => startChat);
    expect(changes(chosen, sandboxStartChat)).toContain(name);
  });
});

/** What the CDK makes and names itself, and what nobody knows by a name. */
const named = (logicalId: string, type: string) =>
  !logicalId.includes('AutoDeleteObjects') &&
  !['AWS::ApiGatewayV2::Integration', 'AWS::Lambda::Permission'].includes(type);

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
