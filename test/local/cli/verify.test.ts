import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LocalConnect } from '../../../local/index.ts';
import { allChecks } from '../../../local/verify/index.ts';
import { synthVerifiedKit } from '../verify/verified-kit.ts';

let assembly: string;
let folder: string;
let connect: LocalConnect;
beforeAll(async () => {
  assembly = synthVerifiedKit();
  folder = mkdtempSync(join(tmpdir(), 'verify-cli-'));
  connect = await LocalConnect.start({ assembly });
});
afterAll(async () => {
  await connect.close();
  for (const each of [assembly, folder]) rmSync(each, { recursive: true });
});

/** `npm run verify -- …`, as package.json has it. */
async function runVerify(...words: readonly string[]) {
  const child = spawn(process.execPath, ['local/cli/verify.ts', ...words]);
  const [out, err]: string[][] = [[], []];
  child.stdout.on('data', (data) => out?.push(String(data)));
  child.stderr.on('data', (data) => err?.push(String(data)));
  const [code] = await once(child, 'close');
  return { code, out: out?.join('') ?? '', err: err?.join('') ?? '' };
}

const PLAN = new RegExp(
  [
    '^In Local Connect, this is what it does:',
    '  first      looks at what is deployed',
    '  6 minutes  a chat with timers of 2 and 2 minutes, whose custom participant is verify',
    '  meanwhile  a chat without a websocket; a chat with the bot; a chat in Chat welcome, which enters the queue',
    '  last       a chat that goes on from an earlier one',
    '  last       looks at alarms, dead letters and logs',
    '  8 minutes  at the latest everything is over: what is not is named',
    'It ends its chats. Local Connect charges nothing. At AWS this costs at most, at the list prices of 2026:',
    '  \\$0.36  36 chat messages, \\$0.010 each: aws.amazon.com/connect/pricing',
    '  \\$0.02  36 invocations of functions, each to its timeout: aws.amazon.com/lambda/pricing',
    '  \\$0.38  in all',
    '  Besides, by use: Amazon SNS and Amazon SQS for what is streamed, CloudWatch for logs.',
  ].join('\n'),
);

describe('npm run verify', () => {
  test('says what it will do, tells each check, writes the record, and exits 0', async () => {
    const file = join(folder, 'record.json');
    const { code, out, err } = await runVerify('--endpoint', connect.url, '--record', file);
    expect([code, err]).toEqual([0, expect.stringMatching(PLAN)]);
    expect(out).toMatch(/^✓ account {12}account and Region: Local Connect in /);
    expect(out).toMatch(/^✓ timers {13}idle, returned, idle, auto-disconnection, in this order: all four$/m);
    expect(out).toMatch(/^2\d as it should be, 0 to look at, 0 failed, \d left out$/m);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ service: 'Local Connect' });
  });

  test('exits 1 for a failure, and says why, what to do, and where to read on', async () => {
    connect.faults.set({ operation: 'CreateParticipant', error: 'ThrottlingException', rate: 1 });
    const { code, out } = await runVerify('--endpoint', connect.url, '--only', 'custom-participant');
    connect.faults.clear();
    expect(code).toBe(1);
    expect(out).toMatch(/^✗ custom-participant .*: joining a chat as its custom participant: ThrottlingException$/m);
    expect(out).toMatch(/^ +why: .*quota.*\n +do: {2}.*capacity.*\n +see: docs\/runbook\.md#when-something-fails$/m);
  });

  test('prints JSON alone on standard output', async () => {
    const { out } = await runVerify('--endpoint', connect.url, '--only', 'account', '--json');
    expect(JSON.parse(out)).toEqual({
      service: 'Local Connect',
      checks: [
        expect.objectContaining({ id: 'account', state: 'PASSED', see: expect.stringMatching(/^docs\/runbook/) }),
      ],
    });
  });

  test('ends its chats when it is interrupted, and exits 130', async () => {
    connect.clock.setMode({ mode: 'live', rate: 1 });
    const child = spawn(process.execPath, ['local/cli/verify.ts', '--endpoint', connect.url, '--only', 'timers']);
    let err = '';
    child.stderr.on('data', (data) => {
      err += String(data);
    });
    child.stdout.on('data', (data) => {
      if (String(data).includes('✓ custom-participant')) child.kill('SIGINT');
    });
    const [code] = await once(child, 'close');
    connect.clock.setMode({ mode: 'manual' });
    expect([code, err]).toEqual([130, expect.stringContaining('Interrupted: ending the chats.')]);
    const states = connect.timelines().map((entries) => entries.some(({ type }) => type === 'CHAT_ENDED'));
    expect(states).not.toContain(false);
  });

  test('before a deployment it starts no chat', async () => {
    const { out, err } = await runVerify('--endpoint', connect.url, '--pre');
    expect(err).toContain('this starts no chat');
    expect(out).toMatch(/^✓ account .*\n– bootstrap .*\n✓ instance .*\n– queue .*\n– quotas .*\n\n2 as it should be/);
  });
});

test.each([
  [['--only', 'timer'], /^There is no check "timer"\. There are: account, bootstrap, .*logs\.\n$/],
  [['--endpoint', 'here'], /^--endpoint is "here"\. Expected a URL\.\n$/],
  [
    ['--endpoint', 'http://127.0.0.1:1'],
    /^No Local Connect answers at http:\/\/127\.0\.0\.1:1\. Start one with npm start/,
  ],
  [['--ony', 'timers'], /^There is no --ony\..*Did you mean --only\?/],
  [['now'], /^"now" is one word too many\./],
])('npm run verify refuses %j by name', (words, message) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['local/cli/verify.ts', ...words], {
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(message);
});

test.each([
  [{}, 'Region is missing', 'set AWS_REGION to the Region of the instance'],
  [{ AWS_REGION: 'eu-central-1' }, 'CredentialsProviderError', 'sign in, for example with aws sso login'],
])('without what AWS needs it says so, and what to do: %j', (given, error, fix) => {
  const nobody = {
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  };
  const { status, stdout } = spawnSync(process.execPath, ['local/cli/verify.ts', '--pre'], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...nobody, ...given },
  });
  expect([status, stdout]).toEqual([1, expect.stringContaining(`account and Region: asking who asks: ${error}\n`)]);
  expect(stdout).toContain(`do:  ${fix}\n`);
  expect(stdout).toContain('– instance           the instance answers: without account');
});

test('each check leads to a heading of the runbook, and is told in docs/verify.md', () => {
  const anchors = readFileSync('docs/runbook.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('#'))
    .map((line) =>
      line
        .replace(/^#+ /, '')
        .toLowerCase()
        .replaceAll(/[^a-z0-9 -]/g, '')
        .replaceAll(' ', '-'),
    );
  const told = readFileSync('docs/verify.md', 'utf8');
  for (const { id, runbook } of allChecks()) {
    expect(anchors).toContain(runbook);
    expect(told).toContain(`| \`${id}\` |`);
  }
});
