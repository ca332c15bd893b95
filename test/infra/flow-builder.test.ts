import { describe, expect, test } from '@jest/globals';
import { Token } from 'aws-cdk-lib';
import {
  action,
  disconnect,
  flow,
  message,
  setQueue,
  transferToQueue,
  wait,
  waitForBot,
  waitForCustomer,
} from '../../infra/flows/builder/index.ts';
import { validate } from '../../local/flow-language/index.ts';
import { greetThen, invoke, problemsOf } from './try-flow.ts';

describe('the flow builder', () => {
  test('a flow that is in order passes, as the Flow language has it', () => {
    const built = flow(greetThen({ Try: wait({ seconds: 60, onTimeExpired: 'End', onError: 'End' }) }));
    expect(validate(built.content, built.type)).toEqual([]);
    expect(built.content).toMatchObject({ Version: '2019-10-30', StartAction: 'Greet' });
  });

  test('whole numbers are written as strings, as the console does', () => {
    const { content } = flow(
      greetThen({ Try: invoke(8, 'Pause'), Pause: wait({ seconds: 90, onTimeExpired: 'End', onError: 'End' }) }),
    );
    expect(content.Actions[1]?.Parameters).toMatchObject({ InvocationTimeLimitSeconds: '8' });
    expect(content.Actions[2]?.Parameters).toEqual({ TimeLimitSeconds: '90' });
  });

  test('a wait for the customer and one for a bot differ by their event', () => {
    const rest = { seconds: 300, onTimeExpired: 'End', onError: 'End' };
    const forCustomer = flow(greetThen({ Try: waitForCustomer({ ...rest, onCustomerReturned: 'End' }) }));
    const forBot = flow(greetThen({ Try: waitForBot({ ...rest, onBotDisconnected: 'End', onNoBot: 'End' }) }));
    expect(forCustomer.content.Actions[1]?.Parameters).toEqual({
      TimeLimitSeconds: '300',
      Events: ['CustomerReturned'],
    });
    expect(forBot.content.Actions[1]).toMatchObject({
      Parameters: { Events: ['BotParticipantDisconnected'] },
      Transitions: { Errors: [{ ErrorType: 'ParticipantNotFound' }, { ErrorType: 'NoMatchingError' }] },
    });
  });

  test('a value that is known at deployment only is taken for what it will be', () => {
    const queueArn = Token.asString({ 'Fn::GetAtt': ['Queue', 'QueueArn'] });
    expect(problemsOf(greetThen({ Try: setQueue({ queueArn, next: 'End', onError: 'End' }) }))).toEqual([]);
  });

  test('blocks are drawn from left to right, and none on top of another', () => {
    const { content } = flow(
      greetThen({
        Try: transferToQueue({ onQueueFull: 'Full', onError: 'Failed' }),
        Full: message({ text: 'Full', next: 'End' }),
        Failed: message({ text: 'Failed', next: 'End' }),
      }),
    );
    expect(content.Metadata).toMatchObject({
      ActionMetadata: {
        Greet: { position: { x: 200, y: 40 }, isFriendlyName: true },
        Try: { position: { x: 460, y: 40 } },
        Full: { position: { x: 720, y: 40 } },
        Failed: { position: { x: 720, y: 200 } },
        End: { position: { x: 980, y: 40 } },
      },
      name: 'Tried out',
      type: 'contactFlow',
      status: 'published',
    });
  });
});

describe('the flow builder refuses', () => {
  test('a branch to a block that is not there, which the type checker sees as well', () => {
    expect(() =>
      flow({
        name: 'Tried out',
        type: 'CONTACT_FLOW',
        start: 'Greet',
        blocks: {
          // @ts-expect-error there is no block of this name
          Greet: message({ text: 'Hello', next: 'Ennd' }),
          End: disconnect(),
        },
      }),
    ).toThrow('"Greet": the branch "next" leads to "Ennd", which is not a block; did you mean "End"?');
  });

  test('a branch that is not connected', () => {
    expect(problemsOf(greetThen({ Try: wait({ seconds: 60, onTimeExpired: '', onError: 'End' }) }))).toEqual([
      { block: 'Try', message: 'the branch "on WaitCompleted" is not connected; name the block that it leads to' },
    ]);
  });

  test('a start that is not there', () => {
    expect(problemsOf(greetThen({ Try: disconnect() }, { start: 'Gret' }))).toContainEqual({
      message: 'starts at "Gret", which is not a block of the flow; did you mean "Greet"?',
    });
  });

  test('a start that is like no block has no advice', () => {
    expect(problemsOf(greetThen({ Try: disconnect() }, { start: 'Somewhere else' }))).toContainEqual({
      message: 'starts at "Somewhere else", which is not a block of the flow',
    });
  });

  test('a block that nothing leads to', () => {
    const blocks = { Try: message({ text: 'Hi', next: 'End' }), Lost: message({ text: 'Hm', next: 'End' }) };
    expect(problemsOf(greetThen(blocks))).toEqual([
      { block: 'Lost', message: 'no branch leads here; connect one to it, or take the block out' },
    ]);
  });

  test('a missing error branch', () => {
    const full = { error: 'NoMatchingError', next: 'End' };
    const blocks = { Try: action({ type: 'TransferContactToQueue', parameters: {}, next: 'End', errors: [full] }) };
    expect(problemsOf(greetThen(blocks))).toEqual([
      { block: 'Try', message: expect.stringContaining('missing required error. Error: QueueAtCapacity') },
    ]);
  });

  test('an error branch that the block does not have', () => {
    const blocks = {
      Try: action({
        type: 'UpdateFlowLoggingBehavior',
        parameters: { FlowLoggingBehavior: 'Enabled' },
        next: 'End',
        errors: [{ error: 'NoMatchingError', next: 'End' }],
      }),
    };
    expect(problemsOf(greetThen(blocks))).toEqual([
      { block: 'Try', message: expect.stringContaining('Invalid Action error. Error: NoMatchingError') },
    ]);
  });

  test.each([0, 9, 2.5])('a Lambda block with a time limit of %p s', (seconds) => {
    expect(problemsOf(greetThen({ Try: invoke(seconds, 'End') }))).toEqual([
      { block: 'Try', message: expect.stringContaining('InvocationTimeLimitSeconds') },
    ]);
  });

  test.each([0, 604_801])('a wait of %p s', (seconds) => {
    expect(problemsOf(greetThen({ Try: wait({ seconds, onTimeExpired: 'End', onError: 'End' }) }))).toEqual([
      { block: 'Try', message: expect.stringContaining('TimeLimitSeconds') },
    ]);
  });

  test('a name that the service does not take for a block', () => {
    const blocks = { Try: message({ text: 'Hi', next: 'Oh (no)' }), 'Oh (no)': message({ text: 'Hi', next: 'End' }) };
    expect(problemsOf(greetThen(blocks))).toEqual([{ message: expect.stringContaining('"Oh (no)"') }]);
  });
});
