import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';

const folder = mkdtempSync(join(tmpdir(), 'chat-kit-scenarios-'));
const flow = resolve('docs/my-flow.json');
mkdirSync(join(folder, 'test/scenarios'), { recursive: true });
afterAll(() => rmSync(folder, { recursive: true }));

/** Plays a scenario in the flow `Mine` whose chats do that. */
function play(name: string, does: string) {
  const source = `import content from ${JSON.stringify(flow)} with { type: 'json' };
export const scenario = {
  title: 'Chats',
  options: () => ({
    assembly: undefined,
    flows: [{ name: 'Mine', type: 'CONTACT_FLOW', content }],
    startAtMs: Date.UTC(2026, 0, 31, 9, 30),
  }),
  async play(connect) {
    const mia = await connect.startChat({ flow: 'Mine', name: 'Mia' });
    ${does}
  },
};
`;
  writeFileSync(join(folder, 'test/scenarios', `${name}.ts`), source);
  const script = resolve('local/cli/scenario.ts');
  const run = spawnSync(process.execPath, [script, name], { cwd: folder, encoding: 'utf8' });
  return { exitCode: run.status, printed: run.stdout, errors: run.stderr };
}

describe('npm run scenario', () => {
  test('captions the timelines of several chats with when each began', () => {
    const { printed } = play(
      'two-chats',
      `await connect.clock.advance({ hours: 15 });
    await connect.startChat({ flow: 'Mine' });`,
    );
    expect(printed).toContain(
      'Chat 1 of 2, started on 2026-01-31 at 09:30:00 UTC\n  0:00:00  customer   → Mia joins\n           flow       ▶ Mine starts',
    );
    expect(printed).toContain(
      'Chat 2 of 2, started on 2026-02-01 at 00:30:00 UTC\n  0:00:00  customer   → Customer joins\n           flow       ▶ Mine starts',
    );
  });

  test('prints one chat without a caption', () => {
    const { exitCode, printed } = play('one-chat', `mia.hears('Welcome!');`);
    expect(printed).toMatch(/^Chats\n\n {2}0:00:00 {2}customer {3}→ Mia joins\n {11}flow /);
    expect(exitCode).toBe(0);
  });

  test.each([
    [
      'what is not heard',
      `mia.hears('Hello');`,
      /^Expected Mia to hear “Hello”, and it did not come\. So far came: .*\n$/,
    ],
    [
      'another conversation',
      `connect.expectConversation(mia, []);`,
      /^Expected another .*:\n {2}\+ SYSTEM: Welcome! .*\n$/,
    ],
    ['a call that fails', `await connect.agent('Ann').accepts(mia);`, /^POST .* waits at block "Customer writes"\.\n$/],
    ['an expectation of its own', `throw new Error('Expected more.');`, /^Expected more\.\n$/],
  ])('says of %s what was expected, below the timeline, without a stack', (_what, does, message) => {
    const { exitCode, printed, errors } = play('fails', does);
    expect(printed).toContain('▶ Mine starts');
    expect(errors).toMatch(message);
    expect(exitCode).toBe(1);
  });

  test('shows where a scenario itself is wrong', () => {
    expect(play('wrong', `mia.hear('Hello');`).errors).toMatch(
      /^TypeError: mia\.hear is not a function\n +at .*wrong\.ts/,
    );
  });
});
