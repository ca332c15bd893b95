import { flowOf } from '../../fixtures/flow-of.ts';

/** A flow as the console exports it, with a loop, a branch that is not connected and a block that nothing leads to. */
export const sample = {
  ...flowOf(),
  StartAction: 'Hello',
  Metadata: {
    name: 'Sample & more',
    type: 'customerQueue',
    ActionMetadata: {
      Hello: { position: { x: 10, y: 20 }, isFriendlyName: true },
    },
  },
  Actions: [
    {
      Identifier: 'Hello',
      Type: 'MessageParticipant',
      Parameters: { Text: 'Hello, <b>you</b>!' },
      Transitions: { NextAction: 'Pause' },
    },
    {
      Identifier: 'Pause',
      Type: 'Wait',
      Parameters: { TimeLimitSeconds: '90' },
      Transitions: {
        NextAction: 'fdbc7f4c-8f0b-4d57-9c3a-2b1f5d0c4e11',
        Conditions: [{ NextAction: 'Hello', Condition: { Operator: 'Equals', Operands: ['WaitCompleted'] } }],
        Errors: [{ NextAction: 'fdbc7f4c-8f0b-4d57-9c3a-2b1f5d0c4e11', ErrorType: 'NoMatchingError' }],
      },
    },
    { Identifier: 'fdbc7f4c-8f0b-4d57-9c3a-2b1f5d0c4e11', Type: 'EndFlowExecution', Parameters: {}, Transitions: {} },
    { Identifier: 'Lost', Type: 'SendFax', Parameters: {}, Transitions: { NextAction: 'Nowhere' } },
  ],
};
