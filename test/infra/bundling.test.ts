import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { requestTimers } from '../../functions/shared/timers/timer-requests.ts';
import { type Bundle, bundleFunction, bundleFunctions, functionNames } from '../../infra/bundling.ts';
import { startFunctions } from '../functions/support/functions.ts';
import { flowEvent, sampleEvent } from '../functions/support/lambda.ts';
import { momentAt } from '../functions/support/moment.ts';
import { ThrottlingGate } from '../functions/support/throttling-gate.ts';

const KIB = 1024;

let folder: string;
let bundles: readonly Bundle[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bundles-'));
  bundles = await bundleFunctions(join(folder, 'functions'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('bundling as a script', () => {
  const bundling = (...args: readonly string[]) =>
    promisify(execFile)(process.execPath, ['infra/bundling.ts', join(folder, 'script'), ...args]);

  test('tells a person the sizes, and leaves standard output to what runs after it', async () => {
    const { stdout, stderr } = await bundling();
    expect(stderr).toMatch(/^set-chat-timers +[\d.]+ KiB minified +[\d.]+ KiB gzip$/m);
    expect(stdout).toBe('');
  });

  test('--quiet, as other scripts build, says nothing', async () => {
    expect(await bundling('--quiet')).toEqual({ stdout: '', stderr: '' });
  });
});

describe('a function’s bundle', () => {
  test('there is one for every function', () => {
    expect(bundles.map(({ name }) => name)).toEqual(functionNames());
    expect(functionNames()).toEqual(expect.arrayContaining(['retry-chat-timers', 'set-chat-timers']));
  });

  test('has at most 250 KiB, and 80 KiB packed', () => {
    // No flow waits for RunChatBot, and the model's part of its bundle is loaded on demand.
    for (const { name, minifiedBytes, gzipBytes } of bundles.filter((bundle) => bundle.name !== 'run-chat-bot')) {
      expect({ name, isSmall: minifiedBytes <= 250 * KIB }).toEqual({ name, isSmall: true });
      expect({ name, isSmall: gzipBytes <= 80 * KIB }).toEqual({ name, isSmall: true });
    }
  });

  test('is the same again from the same sources', async () => {
    const again = await bundleFunctions(join(folder, 'again'));
    for (const [index, { dir }] of bundles.entries()) {
      const other = again[index]?.dir ?? '';
      expect(readdirSync(other)).toEqual(readdirSync(dir));
      for (const file of readdirSync(dir)) {
        expect(readFileSync(join(other, file)).equals(readFileSync(join(dir, file)))).toBe(true);
      }
    }
  });

  test('counts what it loads on demand', () => {
    const { dir, minifiedBytes } = bundles.find(({ name }) => name === 'set-chat-timers') ?? {
      dir: '',
      minifiedBytes: 0,
    };
    const code = readdirSync(dir).filter((file) => file.endsWith('.mjs'));
    const sizes = code.map((file) => statSync(join(dir, file)).size);
    expect(sizes.length).toBeGreaterThan(1);
    expect(minifiedBytes).toBe(sizes.reduce((sum, size) => sum + size, 0));
  });

  test('of SetChatTimers leaves Amazon SQS to a file that throttling alone needs', () => {
    const { dir } = bundles.find(({ name }) => name === 'set-chat-timers') ?? { dir: '' };
    const withSqs = readdirSync(dir).filter((file) => readFileSync(join(dir, file), 'utf8').includes('AmazonSQS'));
    expect(withSqs).toEqual([expect.stringMatching(/^retry-queue-/)]);
  });

  test('comes with the notices of every package in it', () => {
    for (const { name, dir, parts } of bundles) {
      const notices = readFileSync(join(dir, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
      const packages = parts
        .filter(([part, bytes]) => bytes > 0 && existsSync(join('node_modules', part, 'package.json')))
        .map(([part]) => part);
      expect(packages.length).toBeGreaterThan(5);
      const missing = packages.filter((part) => !notices.includes(`\n${part} `));
      expect({ name, missing }).toEqual({ name, missing: [] });
    }
  });

  test('is not built when the SDK is no longer as the levers know it', async () => {
    const client = join(folder, 'node_modules/@aws-sdk/client-strange');
    mkdirSync(join(client, 'dist-es/schemas'), { recursive: true });
    writeFileSync(
      join(client, 'package.json'),
      '{"name":"@aws-sdk/client-strange","module":"./dist-es/StrangeClient.js"}',
    );
    writeFileSync(
      join(client, 'dist-es/StrangeClient.js'),
      "import { shapes } from './schemas/schemas_0.js'; export const client = () => shapes;",
    );
    writeFileSync(
      join(client, 'dist-es/schemas/schemas_0.js'),
      'let name = "Arn"; export const shapes = { [name]: 1 };',
    );
    const entry = join(folder, 'strange.mjs');
    writeFileSync(entry, "import { client } from '@aws-sdk/client-strange'; console.log(client());");
    await expect(bundleFunction(entry, join(folder, 'strange'))).rejects.toThrow(
      'The schemas of @aws-sdk/client-strange do not look as expected',
    );
  });
});

describe('a bundle at work, on a Node of its own', () => {
  let functions: Awaited<ReturnType<typeof startFunctions>>;
  let tableGate: ThrottlingGate;
  beforeAll(async () => {
    functions = await startFunctions(2, async (_, table) => {
      tableGate = await ThrottlingGate.start(table.url);
      return { AWS_ENDPOINT_URL_DYNAMODB: tableGate.url };
    });
  });
  afterAll(() => Promise.all([functions.stop(), tableGate.stop()]));
  beforeEach(() => functions.aws.reset());

  const driver = `
    const { handler } = await import(process.argv[1]);
    const context = { awsRequestId: 'request-1', functionName: 'f', getRemainingTimeInMillis: () => 10000 };
    const result = await handler(JSON.parse(process.argv[2]), context).catch(({ name, message }) => ({ name, message }));
    console.log('RESULT ' + JSON.stringify(result));
    process.exit(0);`;

  async function run(name: string, event: unknown): Promise<unknown> {
    const index = join(folder, 'functions', name, 'index.mjs');
    const { stdout } = await promisify(execFile)(
      'node',
      ['--input-type=module', '--eval', driver, index, JSON.stringify(event)],
      // A cold process on a busy machine: the block's longest limit, so that none of these runs out of time.
      { env: { ...process.env, NODE_OPTIONS: '', BLOCK_TIME_LIMIT_SECONDS: '8' }, cwd: folder },
    );
    return JSON.parse(/^RESULT (.*)$/m.exec(stdout)?.[1] ?? 'null');
  }

  test('SetChatTimers sets timers', async () => {
    expect(await run('set-chat-timers', sampleEvent('set-chat-timers/policy'))).toMatchObject({
      status: 'SET',
      policy: 'patient',
    });
    expect(functions.aws.of('UpdateParticipantRoleConfig')).toHaveLength(1);
  });

  test('SetChatTimers queues what is throttled', async () => {
    functions.aws.answer = ({ operation }) =>
      operation === 'SendMessage' ? undefined : { error: 'ThrottlingException', status: 429 };
    expect(await run('set-chat-timers', flowEvent({}))).toMatchObject({ status: 'QUEUED' });
    expect(functions.aws.of('SendMessage')).toHaveLength(1);
  });

  test.each([
    ['ResourceNotFoundException', 404, 'ContactNotFound'],
    ['AccessDeniedException', 403, 'AccessDenied'],
    ['InvalidParameterException', 400, 'ServiceFailure'],
  ])('SetChatTimers knows %s, though its class is not there', async (error, status, name) => {
    functions.aws.answer = () => ({ error, status });
    expect(await run('set-chat-timers', flowEvent({}))).toMatchObject({ name });
  });

  test('SetChatTimers sees in the table what is newer, though the error’s class is not there', async () => {
    const soon = Date.now() + 3_600_000;
    const newer = requestTimers({ agentIdleMinutes: 9 }, soon, 'newer');
    await functions.chatTimers.note('contact-1', newer, momentAt(soon));
    // A note that lags behind the call is given up. On a busy machine this one would: so the call waits for it.
    const noted = tableGate.nextAnswer();
    functions.aws.answer = ({ operation }) =>
      operation === 'UpdateParticipantRoleConfig' ? noted.then(() => undefined) : undefined;
    const result = await run('set-chat-timers', flowEvent({ agentIdleMinutes: '7' }, 'contact-1'));
    expect(result).toEqual({ status: 'SET', agentIdleMinutes: '7' });
    expect(JSON.stringify(functions.aws.of('SendMessage'))).toContain('\\"newer\\"');
  });

  test('RetryChatTimers finishes what waited', async () => {
    expect(await run('retry-chat-timers', sampleEvent('retry-chat-timers/message'))).toEqual({ batchItemFailures: [] });
    expect(functions.aws.of('DescribeContact')).toHaveLength(1);
  });
});
