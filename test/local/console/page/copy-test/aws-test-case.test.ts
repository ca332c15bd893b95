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

async function written(): Promise<string> {
  await using connect = await LocalConnect.start(OPTIONS);
  const alex = await connect.startChat({ flow: 'Asks', name: 'Alex' });
  await connect.clock.advance({ seconds: 4 });
  await alex.says('My parcel');
  return awsTestCaseOf(await timelineOf(connect, alex.contactId)) ?? '';
}

async function timelineOf(connect: LocalConnect, contactId: string): Promise<readonly TimelineEntry[]> {
  const response = await fetch(`${connect.url}/local/contacts/${contactId}`);
  return JSON.parse(await response.text()).timeline;
}

describe('a chat that is copied as a test case of Amazon Connect', () => {
  test('is one that publishing takes, and that passes', async () => {
    const testCase = JSON.parse(await written());
    expect(testCase.Observations).toMatchObject([
      { Event: { Properties: { Text: 'Hello. What is it about?' } }, Transitions: { NextObservations: ['message-2'] } },
      { Event: { Properties: { Text: 'Thank you. Somebody will come.' } }, Transitions: { NextObservations: [] } },
    ]);
    await using connect = await LocalConnect.start(OPTIONS);
    const { status, warnings } = await connect.testCase(testCase, { flow: 'Asks' });
    expect([status, warnings]).toEqual(['PASSED', []]);
  });

  test('does not pass where the chat goes another way', async () => {
    const testCase = (await written()).replace('Somebody will come.', 'Nobody will come.');
    await using connect = await LocalConnect.start(OPTIONS);
    await expect(connect.testCase(JSON.parse(testCase), { flow: 'Asks' })).rejects.toThrow(TestCaseFailed);
  });

  test('ends where an agent joins, and leaves a custom bot out, which a run does not hear', () => {
    const message = (text: string, role: ParticipantRole) => viewAt(0, 'MESSAGE', said(text), { role });
    const testCase = awsTestCaseOf([
      message('Welcome', 'SYSTEM'),
      message('I am a bot', 'CUSTOM_BOT'),
      message('Hi', 'CUSTOMER'),
      viewAt(0, 'PARTICIPANT_JOINED', named('Ann'), { role: 'AGENT' }),
      message('Goodbye', 'SYSTEM'),
    ]);
    expect(JSON.parse(testCase ?? '').Observations).toMatchObject([
      { Actions: [{ Parameters: { Instruction: { Properties: { Value: 'Hi' } } } }, { Type: 'TestControl' }] },
    ]);
  });

  test('is none where nothing was said', () => {
    expect(awsTestCaseOf([viewAt(0, 'PARTICIPANT_JOINED', named('Mia'), { role: 'CUSTOMER' })])).toBeUndefined();
  });
});
