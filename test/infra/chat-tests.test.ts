import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { addChatKit } from '../../infra/chat-kit.ts';
import { settings } from '../../infra/settings.ts';
import { LocalConnect, TestCaseFailed } from '../../local/index.ts';
import { existing } from './support/instances.ts';
import { synthKit } from './support/synth-kit.ts';
import { temporaryApp, temporaryFolder } from './support/temporary.ts';

/** The kit with its test cases, as it is deployed: with the bundles that there are. */
function synthesize(): string {
  const outdir = join(temporaryFolder(), 'cdk.out');
  const app = temporaryApp({ outdir });
  addChatKit(app, { settings: { ...settings, testCases: true } });
  app.synth();
  return outdir;
}

const WAYS = [
  'Chat welcome: into the queue',
  'Chat welcome: waits in the queue',
  'Chat welcome: the queue is full',
  'Chat welcome: the queue fails',
  'Chat welcome: without timers',
  'Chat welcome: without a last agent',
  'Chat welcome: the last agent is not found',
  'Chat welcome: closed',
  'Chat welcome: the hours fail',
  'Chat welcome with bot: the bot cannot be added',
  'Chat welcome with bot: the bot has left',
  'Chat welcome with bot: the bot meets the customer',
  'Chat welcome with bot: the queue is full',
  'Chat welcome with bot: the queue fails',
  'Chat welcome with bot: closed',
  'Chat welcome with bot: the bot hands over',
  'Chat disconnect: the agent ended the chat',
  'Chat disconnect: returns',
  'Chat disconnect: returns again',
  'Chat disconnect: returns a third time',
  'Chat disconnect: does not return a fourth time',
  'Chat disconnect: the reason is not known',
];

/** Blocks that no test can come to. */
const OUT_OF_REACH: Readonly<Record<string, readonly string[]>> = {
  // There has to be an agent whom the customer knows.
  'Chat welcome': ['Choose the last agent'],
  // And a bot whose time is over: the 5 minutes of a test are too short for that.
  'Chat welcome with bot': [
    'Choose the last agent',
    'Goodbye',
    'Remove the bot',
    'Still there',
    'Wait for the customer',
  ],
  // A chat that starts in it has no queue to go back to.
  'Chat disconnect': ['The queue is full'],
};

describe('the test cases of our flows', () => {
  let connect: LocalConnect;

  beforeAll(async () => {
    connect = await LocalConnect.start({ assembly: synthesize(), seed: 1 });
  });

  afterAll(() => connect.close());

  const named = (name: string) => connect.testCases.find(({ Name }) => Name === name);

  /** Those that fail among the ones whose names begin so, with what is told of each. */
  async function failuresOf(flow: string): Promise<ReadonlyMap<string, string>> {
    const failures = new Map<string, string>();
    for (const testCase of connect.testCases.filter(({ Name }) => Name.startsWith(`${flow}: `))) {
      try {
        await connect.testCase(testCase);
      } catch (error) {
        if (!(error instanceof TestCaseFailed)) throw error;
        failures.set(testCase.Name, error.message);
      }
    }
    return failures;
  }

  test('are all deployed', () => {
    expect(connect.testCases.map(({ Name }) => Name)).toEqual(WAYS);
    // Who may use topic and queue is not looked at here.
    const skipped = connect.skipped.filter(({ stack, type }) => stack === 'ChatTests' && !type.endsWith('Policy'));
    expect(skipped).toEqual([]);
  });

  test.each(WAYS)('%s', async (name) => {
    const { status, counts, seconds, warnings } = await connect.testCase(named(name));
    expect({ status, warnings }).toEqual({ status: 'PASSED', warnings: [] });
    expect(counts.passed).toBe(counts.total);
    // The service has 5 minutes for each.
    expect(seconds).toBeLessThan(300);
  });

  test('come to every block but those that no test can come to', () => {
    const visited = connect.timelines().flatMap((timeline) => timeline.filter(({ type }) => type === 'FLOW_ACTION'));
    const comeTo = new Set(visited.map(({ detail }) => `${Object(detail).flow}: ${Object(detail).action}`));
    for (const [name, missing] of Object.entries(OUT_OF_REACH)) {
      const blocks = connect.flows.find((flow) => flow.name === name)?.content.Actions ?? [];
      const others = blocks.map(({ Identifier }) => Identifier).filter((block) => !comeTo.has(`${name}: ${block}`));
      expect(others.toSorted()).toEqual(missing);
    }
  });

  test('let no chat into a queue that somebody serves', () => {
    const entered = connect.timelines().flatMap((timeline) => timeline.filter(({ type }) => type === 'QUEUED'));
    expect(entered.map(({ detail }) => detail)).toEqual([{ queue: 'Chat tests' }]);
  });

  test.each([
    ['Chat welcome', 'closed', 'Chat welcome: closed'],
    ['Chat welcome', 'queueIsFull', 'Chat welcome: the queue is full'],
    ['Chat disconnect', 'stillThere', 'Chat disconnect: returns'],
  ] as const)('of %s fail where the text %s was changed', async (name, text, failing) => {
    const flow = connect.flows.find((one) => one.name === name);
    if (flow === undefined) throw new Error(`There is no ${name}.`);
    const { id, type, content } = flow;
    const written = settings.texts.en?.[text] ?? '';
    const changed: unknown = JSON.parse(JSON.stringify(content).replaceAll(written, 'Something else entirely.'));
    connect.loadFlow({ name, id, type, content: changed });
    const failures = await failuresOf(name);
    connect.loadFlow({ name, id, type, content });
    expect([...failures.keys()]).toContain(failing);
    if (name === 'Chat welcome') expect([...failures.keys()]).toEqual([failing]);
    expect(failures.get(failing)).toContain(`a message with “${written}” in it`);
    expect(failures.get(failing)).toContain('“Something else entirely.”');
  });

  test('come with a topic that only this instance publishes to, and a queue that only this topic fills', () => {
    const { tests } = synthKit({ instance: existing, testCases: true });
    tests.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 'sns:Publish',
            Principal: { Service: 'connect.amazonaws.com' },
            Condition: { ArnEquals: { 'aws:SourceArn': existing.instanceArn }, StringEquals: Match.anyValue() },
          }),
        ]),
      },
    });
    tests.hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 'sqs:SendMessage',
            Effect: 'Allow',
            Condition: { ArnEquals: { 'aws:SourceArn': { Ref: 'VerifyTopic' } } },
          }),
        ]),
      },
    });
    // All of it: no customer's chat is streamed there.
    tests.hasResourceProperties('AWS::SNS::Subscription', { FilterPolicy: Match.absent(), Protocol: 'sqs' });
    for (const [name, value] of [
      ['VerifyTopicArn', { Ref: 'VerifyTopic' }],
      ['VerifyQueueUrl', { Ref: 'VerifyQueue' }],
    ] as const) {
      tests.hasOutput(name, { Value: value });
    }
  });

  test('stand in no template where the setting is off, and know no hours of an existing instance', () => {
    synthKit().tests.resourceCountIs('AWS::Connect::TestCase', 0);
    const { tests } = synthKit({ instance: existing, testCases: true });
    tests.resourceCountIs('AWS::Connect::TestCase', WAYS.length - 3);
  });
});
