import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { LocalConnect } from '../../local/index.ts';
import { isObject, type JsonObject, objectIn } from '../../local/json.ts';
import { FLOW_FUNCTIONS } from '../functions/support/flow-function-names.ts';
import { COMMAS, LARGEST_ERROR, LONG_NAME, LONG_TEXT, MANY_MEMBERS } from './too-much.ts';

let connect: LocalConnect;
let logged = 0;
beforeAll(async () => {
  connect = await LocalConnect.start({
    assembly: '.build/sandbox',
    onLog: ({ text }) => {
      logged += text.length;
    },
  });
});
beforeEach(() => {
  logged = 0;
});
afterAll(() => connect.close());

/** What a function's log may be for one event that is wrong: its lines, and the metrics. */
const LARGEST_LOG = 20_000;

const FLOW_EVENT = readEvent('set-chat-timers/policy.json');

async function invoke(name: string, event: unknown): Promise<JsonObject> {
  const response = await fetch(`${connect.url}/local/functions/${name}/invoke`, {
    method: 'POST',
    body: JSON.stringify({ event }),
  });
  const answer: unknown = await response.json();
  if (!isObject(answer)) throw new TypeError(`${name} did not answer an object.`);
  return answer;
}

/** The bundle as it deploys, invoked by a block with these parameters. */
function runBlock(name: string, Parameters: JsonObject): Promise<JsonObject> {
  const details = objectIn(FLOW_EVENT, 'Details');
  return invoke(name, { ...FLOW_EVENT, Details: { ...details, Parameters } });
}

/** The parameters that a function takes, in its own words. */
async function parametersOf(name: string): Promise<readonly string[]> {
  const { result } = await runBlock(name, { zzzzzzzzzzzz: 'x', onError: 'return' });
  const [, known] = /Known are (.*)\.$/.exec(String(objectIn({ result }, 'result').errorMessage)) ?? [];
  return known?.split(', ') ?? [];
}

describe.each(FLOW_FUNCTIONS)('an error of %s is bounded, as a result and as a failure', (name) => {
  test.each([
    ['3,000 parameters that there are not', MANY_MEMBERS],
    ['a parameter with a name of 50 KB', { [LONG_NAME]: 'x' }],
    ['a parameter named __proto__', JSON.parse('{"__proto__":"x","constructor":"x"}')],
  ])('for %s', async (_, parameters) => {
    await expectBounded(name, parameters);
  });

  test.each([
    ['500 commas', COMMAS],
    ['100 KB of text', LONG_TEXT],
    ['an object of 3,000 members', MANY_MEMBERS],
    ['a name that clears the screen', '\u001b[2J\u202e'],
  ])('for %s in each parameter that it takes', async (_, value) => {
    const known = (await parametersOf(name)).filter((parameter) => parameter !== 'onError');
    for (const parameter of known) await expectBounded(name, { [parameter]: value });
    await expectBounded(name, Object.fromEntries([...known, 'other'].map((parameter) => [parameter, value])));
  });
});

async function expectBounded(name: string, parameters: JsonObject): Promise<void> {
  const { result } = await runBlock(name, { ...parameters, onError: 'return' });
  expect(result).toMatchObject({ status: 'ERROR', errorCode: 'INVALID_PARAMETERS' });
  expect(JSON.stringify(result).length).toBeLessThan(LARGEST_ERROR);
  const { failure } = await runBlock(name, parameters);
  expect(failure).toMatchObject({ name: 'InvalidParameters', message: expect.stringContaining('Nothing was sent') });
  expect(JSON.stringify(failure).length).toBeLessThan(LARGEST_ERROR);
  expect(logged).toBeLessThan(2 * LARGEST_LOG);
  logged = 0;
}

test('500 unknown roles are one problem, and 3,000 parameters are ten and how many more', async () => {
  const { result } = await runBlock('ReadTranscript', { roles: COMMAS, onError: 'return' });
  expect(result).toMatchObject({
    errorMessage: expect.stringMatching(/^Nothing was sent, because of 1 problem: roles/),
  });
  const { failure } = await runBlock('SetChatTimers', MANY_MEMBERS);
  expect(failure).toMatchObject({ message: expect.stringMatching(/because of 3000 problems: .* And 2990 more\.$/) });
});

describe('an error of StartChat is bounded', () => {
  const event = readEvent('start-chat/bad-attribute.json');
  const named = { ParticipantDetails: { DisplayName: 'Mia' } };

  test.each([
    ['3,000 members', MANY_MEMBERS],
    ['3,000 attributes', { ...named, Attributes: MANY_MEMBERS }],
    [
      '3,000 attributes that are text',
      { ...named, Attributes: Object.fromEntries(Object.keys(MANY_MEMBERS).map((key) => [key, 'x'])) },
    ],
    ['a member with a name of 50 KB', { ...named, [LONG_NAME]: 'x' }],
    ['an attribute with a name of 20 KB', { ...named, Attributes: { ['n'.repeat(20_000)]: 'x' } }],
    ['a display name of 50 KB', { ParticipantDetails: { DisplayName: 'x'.repeat(50_000) } }],
    ['3,000 content types', { ...named, SupportedMessagingContentTypes: Array.from({ length: 3000 }, () => 'text/x') }],
    ['3,000 content types that are numbers', { ...named, SupportedMessagingContentTypes: [...Array(3000).keys()] }],
  ])('for %s', async (_, body) => {
    const { result } = await invoke('StartChat', { ...event, body: JSON.stringify(body) });
    expect(result).toMatchObject({ statusCode: expect.any(Number) });
    expect([400, 413]).toContain(Object(result).statusCode);
    expect(JSON.stringify(result).length).toBeLessThan(LARGEST_ERROR);
    expect(logged).toBeLessThan(LARGEST_LOG);
  });

  test('3,000 unknown members are counted', async () => {
    const body = { ...named, ...Object.fromEntries(Object.keys(MANY_MEMBERS).map((key) => [key, 1])) };
    const { result } = await invoke('StartChat', { ...event, body: JSON.stringify(body) });
    expect(Object(result).body).toContain('The request has 3000 problems: ');
    expect(Object(result).body).toContain('And 2990 more.');
  });
});

test.each(['RunChatBot', 'RetryChatTimers'])(
  '%s logs little of ten messages of 100 KB that it cannot read',
  async (name) => {
    const records = Array.from({ length: 10 }, (_, index) => ({
      messageId: `m${index}`,
      receiptHandle: 'r',
      body: index % 2 === 0 ? LONG_TEXT : JSON.stringify(MANY_MEMBERS),
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: '0',
        SenderId: 's',
        ApproximateFirstReceiveTimestamp: '0',
      },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:us-east-1:111122223333:q',
      awsRegion: 'us-east-1',
    }));
    const answer = await invoke(name, { Records: records });
    expect(JSON.stringify(answer).length).toBeLessThan(LARGEST_ERROR);
    expect(logged).toBeLessThan(LARGEST_LOG);
  },
);

function readEvent(file: string): JsonObject {
  const event: unknown = JSON.parse(readFileSync(`events/${file}`, 'utf8'));
  if (!isObject(event)) throw new TypeError(`${file} is not an event.`);
  return event;
}
