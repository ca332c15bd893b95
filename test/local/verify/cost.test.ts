import { readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ManualTransportClock } from '../../../local/clock/transport-clock.ts';
import { readCloudAssembly } from '../../../local/deployment/cloud-assembly.ts';
import { LocalConnect } from '../../../local/index.ts';
import { objectIn, textIn } from '../../../local/json.ts';
import { MOST_MEMORY_MB, MOST_SECONDS } from '../../../local/verify/cost.ts';
import { allChecks, mostOf, readExpected, tellCost, withNeeds } from '../../../local/verify/index.ts';
import { verify } from './run-verify.ts';
import { synthVerifiedKit } from './verified-kit.ts';

let assembly: string;
beforeAll(() => {
  assembly = synthVerifiedKit();
});
afterAll(() => rmSync(assembly, { recursive: true }));

/** The messages of all chats of a run, and the invocations that flows and queues made. */
async function countRun(only?: string) {
  const transport = new ManualTransportClock(Date.UTC(2026, 10, 26, 12));
  await using connect = await LocalConnect.start({ assembly, transport });
  await verify({ url: connect.url, assembly, transport, ...(only === undefined ? {} : { only }) });
  const answer = await fetch(`${connect.url}/local/invocations`);
  const { invocations }: { invocations: readonly unknown[] } = JSON.parse(await answer.text());
  const entries = connect.timelines().flat();
  return { messages: entries.filter(({ type }) => type === 'MESSAGE').length, invocations: invocations.length };
}

function most(only?: string) {
  const checks = only === undefined ? allChecks() : withNeeds(allChecks(), only);
  const testCases = readExpected([assembly])?.testCases.length ?? 0;
  return mostOf(
    checks.map(({ id }) => id),
    { testCases, entersQueue: true },
  );
}

describe('what a run costs at most', () => {
  test.each(['all', 'streaming', 'streamed', 'past', 'welcome', 'test-cases'])(
    'is as much as it uses or more, and less than four times as much: %s',
    async (asked) => {
      const only = asked === 'all' ? undefined : asked;
      const { messages, invocations } = most(only);
      const used = await countRun(only);
      expect([used.messages <= messages, used.invocations <= invocations]).toEqual([true, true]);
      expect(messages).toBeLessThan(4 * used.messages);
    },
  );

  test('is reckoned with the memory and the time that no function of the kit exceeds', () => {
    const functions = readCloudAssembly(assembly)
      .flatMap(({ template }) => Object.values(objectIn(template, 'Resources')))
      .filter((resource) => textIn(resource, 'Type') === 'AWS::Lambda::Function')
      .map((resource) => objectIn(resource, 'Properties'))
      // Those of the CDK itself run while it is deployed.
      .filter(({ Architectures }) => Architectures !== undefined);
    expect(Math.max(...functions.map(({ MemorySize }) => Number(MemorySize)))).toBe(MOST_MEMORY_MB);
    expect(Math.max(...functions.map(({ Timeout }) => Number(Timeout)))).toBe(MOST_SECONDS);
  });

  test('is what its page says', () => {
    expect(readFileSync('docs/verify.md', 'utf8')).toContain(tellCost(most()));
  });

  test('leaves out what is not done: test cases and the queue', () => {
    const ids = allChecks().map(({ id }) => id);
    const without = mostOf(ids, { testCases: 0, entersQueue: false });
    expect(without.messages).toBeLessThan(mostOf(ids, { testCases: 0, entersQueue: true }).messages);
    expect(tellCost(mostOf(['account', 'instance'], { testCases: 5, entersQueue: true }))).toContain('$0.00  in all');
  });
});
