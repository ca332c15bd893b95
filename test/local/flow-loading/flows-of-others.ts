import { readFileSync } from 'node:fs';
import { END, flowOf as flowOfBlocks } from '../../fixtures/flow-of.ts';

/** An instance that is nobody's here, and ARNs of what it has. */
const THEIRS = 'arn:aws:connect:eu-west-2:111122223333:instance/aaaaaaaa-0000-4000-8000-00000000000a';
export const theirs = (kind: string, id: string) => `${THEIRS}/${kind}/${id}`;
export const THEIR_FUNCTION = 'arn:aws:lambda:eu-west-2:111122223333:function:LookUpOrder';

interface Block {
  readonly Identifier: string;
  readonly Type: string;
  readonly Parameters?: Readonly<Record<string, unknown>>;
  readonly Transitions?: object;
}

/** Blocks one after the other; each goes on to the next, and to `Failed` on an error. */
export function flowOf(blocks: readonly Block[], displayNames: Readonly<Record<string, object>> = {}) {
  const last = [{ Identifier: 'Failed', Type: 'MessageParticipant', Parameters: { Text: 'failed' } }, END];
  const all: readonly Block[] = [...blocks, ...last];
  const Actions = all.map((block, index) => ({
    Parameters: {},
    Transitions: {
      NextAction: all[index + 1]?.Identifier ?? 'End',
      Errors: [{ NextAction: index < blocks.length ? 'Failed' : 'End', ErrorType: 'NoMatchingError' }],
    },
    ...block,
  }));
  const ActionMetadata = displayNames;
  return { ...flowOfBlocks(...Actions), Metadata: { ActionMetadata } };
}

export const say = (Text: string): Block => ({ Identifier: 'Say', Type: 'MessageParticipant', Parameters: { Text } });

/** What people have, by the name of its kind. */
export const caseOf = (kind: string): string =>
  readFileSync(new URL(`../../fixtures/flows/cases/${kind}.json`, import.meta.url), 'utf8');

export const THEIR_QUEUE = theirs('queue', 'q-1');
export const setQueue: Block = {
  Identifier: 'Set',
  Type: 'UpdateContactTargetQueue',
  Parameters: { QueueId: THEIR_QUEUE },
};
export const intoQueue: Block = {
  Identifier: 'Queue',
  Type: 'TransferContactToQueue',
  Transitions: {
    NextAction: 'End',
    Errors: ['QueueAtCapacity', 'NoMatchingError'].map((ErrorType) => ({ NextAction: 'Failed', ErrorType })),
  },
};
/** What the designer shows for a parameter of a block. */
export const named = (action: string, parameter: string, displayName: string) => ({
  [action]: { parameters: { [parameter]: { displayName } } },
});

/** Says whether it is open. */
export const hoursOf = (HoursOfOperationId: string) =>
  flowOf([
    {
      Identifier: 'Hours',
      Type: 'CheckHoursOfOperation',
      Parameters: { HoursOfOperationId },
      Transitions: {
        NextAction: 'Failed',
        Conditions: [
          { NextAction: 'Say', Condition: { Operator: 'Equals', Operands: ['True'] } },
          { NextAction: 'Failed', Condition: { Operator: 'Equals', Operands: ['False'] } },
        ],
        Errors: [{ NextAction: 'Failed', ErrorType: 'NoMatchingError' }],
      },
    },
    say('open'),
  ]);
