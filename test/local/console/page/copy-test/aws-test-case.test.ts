import { describe, expect, test } from '@jest/globals';
import { awsTestCaseOf } from '../../../../../local/console/page/copy-test/aws-test-case.ts';
import type { TimelineEntry } from '../../../../../local/console/page/model.ts';
import type { ParticipantRole } from '../../../../../local/engine/index.ts';
import { LocalConnect, TestCaseFailed } from '../../../../../local/index.ts';
import { END, flowOf } from '../../../../fixtures/flow-of.ts';
import { named, said, viewAt } from '../../../timeline/entries.ts';

const say = (Identifier: string, Text: string, NextAction: string) => ({
  ...{ Identifier, Type: 'MessageParticipant', Parameters: { Text }, Transitions: { NextAction } },
});
/** Greets, waits for the customer, thanks, and waits for an agent. */
const ASKS = flowOf(
  say('Greet', 'Hello. What is it about?', 'Listen'),
  {
    Identifier: 'Listen',
    Type: 'Wait',
    Parameters: { TimeLimitSeconds: '120', Events: ['CustomerReturned'] },
    Transitions: {
      NextAction: 'Late',
      Conditions: [
        { NextAction: 'Thank', Condition: { Operator: 'Equals', Operands: ['CustomerReturned'] } },
        { NextAction: 'Late', Condition: { Operator: 'Equals', Operands: ['WaitCompleted'] } },
      ],
      Errors: [{ NextAction: 'Late', ErrorType: 'NoMatchingError' }],
    },
  },
  say('Thank', 'Thank you. Somebody will come.', 'End'),
  say('Late', 'You said nothing.', 'End'),
  END,
);
const OPTIONS = { flows: [{ name: 'Asks', type: 'CONTACT_FLOW', content: ASKS }] } as const;
const NONE = { queues: [], functions: [] };

async function written(): Promise<string> {
  await using connect = await LocalConnect.start(OPTIONS);
  const alex = await connect.startChat({ flow: 'Asks', name: 'Alex' });
  await connect.clock.advance({ seconds: 4 });
  await alex.says('My parcel');
  return await copied(connect, alex.contactId);
}

/** The test case that the page copies of a chat. */
async function copied(connect: LocalConnect, contactId: string): Promise<string> {
  const ask = async (path: string) => JSON.parse(await (await fetch(`${connect.url}/local/${path}`)).text());
  const { timeline } = await ask(`contacts/${contactId}`);
  return awsTestCaseOf(timeline, await ask('instance')) ?? '';
}

const message = (text: string, role: ParticipantRole, contentType = 'text/plain') =>
  viewAt(0, 'MESSAGE', said(text, { contentType }), { role });
const read = (timeline: readonly TimelineEntry[]) => JSON.parse(awsTestCaseOf(timeline, NONE) ?? '{}');

describe('a chat that is copied as a test case of Amazon Connect', () => {
  test('is one that publishing takes, names its flow, and passes', async () => {
    const testCase = JSON.parse(await written());
    expect(testCase).toMatchObject({ Name: 'Alex in Asks', Description: 'Copied from a chat.' });
    expect(testCase.Content.Observations).toMatchObject([
      { Event: { Properties: { Text: 'Hello. What is it about?' } }, Transitions: { NextObservations: ['step-2'] } },
      { Event: { Properties: { Text: 'Thank you. Somebody will come.' } } },
      { Event: { Type: 'TestCompleted' }, Actions: [], Transitions: { NextObservations: [] } },
    ]);
    await using connect = await LocalConnect.start(OPTIONS);
    const { status, warnings } = await connect.testCase(testCase);
    expect([status, warnings]).toEqual(['PASSED', []]);
  });

  test('does not pass where the chat goes another way', async () => {
    const testCase = (await written()).replace('Somebody will come.', 'Nobody will come.');
    await using connect = await LocalConnect.start(OPTIONS);
    await expect(connect.testCase(JSON.parse(testCase))).rejects.toThrow(TestCaseFailed);
  });

  test('sees the functions and the queue, goes as far as the agent, and says what is left out', async () => {
    await using connect = await LocalConnect.start({ assembly: '.build/sandbox' });
    const alex = await connect.startChat({ flow: 'Chat welcome', name: 'Alex' });
    const maria = await connect.agent('Maria').accepts(alex);
    await maria.says('Let me look.');
    await connect.clock.advance({ minutes: 20 });
    const testCase = JSON.parse(await copied(connect, alex.contactId));
    const types = testCase.Content.Observations.map(
      ({ Event }: { Event: { Type: string; Properties: { ActionType?: string } } }) =>
        Event.Properties.ActionType ?? Event.Type,
    );
    expect(types).toContain('InvokeLambdaFunction');
    expect(types).toContain('TransferContactToQueue');
    expect(testCase.Description).toMatch(
      /^Copied from a chat\. It ends where Maria joins at 0:00:00: a run has no agents\. Behind that: \d+ messages, 3 timers that fired\. Pauses are left out: the chat took 0:20:00, and a run is stopped after 5 minutes\.$/,
    );
    expect(await connect.testCase(testCase)).toMatchObject({ status: 'PASSED' });
  });

  test('has the customer leave, as they did', async () => {
    await using connect = await LocalConnect.start(OPTIONS);
    const alex = await connect.startChat({ flow: 'Asks', name: 'Alex' });
    await alex.leaves();
    const testCase = JSON.parse(await copied(connect, alex.contactId));
    expect(testCase.Content.Observations[0].Actions).toMatchObject([
      { Parameters: { Instruction: { Type: 'Disconnect' } } },
    ]);
    expect(await connect.testCase(testCase)).toMatchObject({ status: 'PASSED' });
  });

  test('leaves out custom bots, other formats and files, and says so', () => {
    const file = { attachmentId: 'a', displayName: 'Mia', name: 'a.pdf', contentType: 'application/pdf' } as const;
    const { Content, Description } = read([
      message('Welcome', 'SYSTEM'),
      message('I am a bot', 'CUSTOM_BOT'),
      message('{}', 'SYSTEM', 'application/json'),
      message('Hi', 'CUSTOMER'),
      viewAt(0, 'ATTACHMENT', { ...file, status: 'APPROVED' }, { role: 'CUSTOMER' }),
      viewAt(0, 'PARTICIPANT_JOINED', named('Ann'), { role: 'AGENT' }),
      message('Goodbye', 'SYSTEM'),
    ]);
    expect(Content.Observations).toMatchObject([
      { Actions: [{ Parameters: { Instruction: { Properties: { Value: 'Hi' } } } }, { Type: 'TestControl' }] },
    ]);
    expect(Description).toBe(
      'Copied from a chat. It ends where Ann joins at 0:00:00: a run has no agents. Behind that: 1 message. ' +
        'Left out: 1 message of custom bots, which a run does not hear. ' +
        'Left out: 1 message in other formats than plain text. Left out: 1 file.',
    );
  });

  test('of a customer who speaks first begins with what they say', () => {
    expect(read([message('Anybody there?', 'CUSTOMER')]).Content.Observations).toMatchObject([
      { Event: { Type: 'TestInitiated' }, Actions: [{ Type: 'SendInstruction' }, { Type: 'TestControl' }] },
    ]);
  });

  test('is none where nothing was said', () => {
    const joined = viewAt(0, 'PARTICIPANT_JOINED', named('Mia'), { role: 'CUSTOMER' });
    expect(awsTestCaseOf([joined], NONE)).toBeUndefined();
    expect(awsTestCaseOf([joined, viewAt(0, 'CHAT_ENDED', { reason: 'API' })], NONE)).toBeUndefined();
  });
});
