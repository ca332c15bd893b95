import { END, flowOf } from '../fixtures/flow-of.ts';

/** Flow language JSON of a chat that waits for its customer to write, then queues; and of its disconnect flow. */

const noMatch = { NextAction: 'End', ErrorType: 'NoMatchingError' };
const flow = (...actions: readonly object[]) => flowOf(...actions, END);
const when = (event: string, NextAction: string) => ({
  NextAction,
  Condition: { Operator: 'Equals', Operands: [event] },
});
const message = (Identifier: string, Text: string, NextAction: string) => ({
  Identifier,
  Type: 'MessageParticipant',
  Parameters: { Text },
  Transitions: { NextAction, Errors: [noMatch] },
});

const waitForCustomer = (NextAction: string) => ({
  Identifier: 'Wait',
  Type: 'Wait',
  Parameters: { TimeLimitSeconds: '1800', Events: ['CustomerReturned'] },
  Transitions: {
    NextAction: 'End',
    Conditions: [when('CustomerReturned', NextAction), when('WaitCompleted', 'End')],
    Errors: [noMatch],
  },
});

export function welcome(to: { readonly disconnectFlowId: string; readonly queueId: string }): object {
  return flow(
    {
      Identifier: 'Start',
      Type: 'UpdateContactEventHooks',
      Parameters: { EventHooks: { CustomerRemaining: to.disconnectFlowId } },
      Transitions: { NextAction: 'Welcome', Errors: [noMatch] },
    },
    message('Welcome', 'Welcome', 'Wait'),
    waitForCustomer('Queue'),
    {
      Identifier: 'Queue',
      Type: 'UpdateContactTargetQueue',
      Parameters: { QueueId: to.queueId },
      Transitions: { NextAction: 'Transfer', Errors: [noMatch] },
    },
    {
      Identifier: 'Transfer',
      Type: 'TransferContactToQueue',
      Parameters: {},
      Transitions: { NextAction: 'End', Errors: [{ NextAction: 'End', ErrorType: 'QueueAtCapacity' }, noMatch] },
    },
  );
}

export function goodbye(): object {
  return flow(message('Start', 'Was that all?', 'Wait'), waitForCustomer('End'));
}
