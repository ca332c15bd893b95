import type { ActionRunner } from '../step.ts';

/** It has no branches at all: what cannot be done in a chat can only end there. */
export const transferContactToAgent: ActionRunner = {
  type: 'TransferContactToAgent',
  run: (action) => ({
    kind: 'BREAK_DOWN',
    message: `Block "${action.Identifier}": TransferContactToAgent is for the voice channel; a chat goes to a queue with TransferContactToQueue.`,
  }),
};
