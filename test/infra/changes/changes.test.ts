import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { checksOf } from '../../../infra/settings/form.ts';
import { sandboxStartChat } from '../../../infra/settings/start-chat.ts';
import { settings } from '../../../infra/settings.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { problemsOfChange } from './compare.ts';
import { deployedOf } from './deployed.ts';
import { KEPT, RELEASES, readReleases, writeRelease } from './releases.ts';
import { synthesize } from './synthesize.ts';
import { variants } from './variants.ts';

const synthesized = Object.entries(variants).map(
  ([name, change]) => [name, synthesize(change, temporaryFolder())] as const,
);
const deployments = synthesized.map(([name, templates]) => [name, deployedOf(templates)] as const);

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

test('the templates that are kept of a version are of its last state until it is released: npm run snapshot', () => {
  const { version }: { readonly version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
  const isReleased = readFileSync('CHANGELOG.md', 'utf8').includes(`\n## ${version} - `);
  const kept = readFileSync(join(RELEASES, `${version}.json`), 'utf8');
  const templates = Object.fromEntries(synthesized);
  const now = writeRelease(Object.fromEntries(KEPT.map((name) => [name, templates[name] ?? {}])));
  const linesOf = (text: string) => (isReleased ? [] : text.split('\n'));
  const without = (text: string, other: string) => {
    const others = new Set(linesOf(other));
    return linesOf(text).filter((line) => !others.has(line));
  };
  expect({ gone: without(kept, now), come: without(now, kept) }).toEqual({ gone: [], come: [] });
});

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
