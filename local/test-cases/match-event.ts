import type { WatchedAction } from '../flows/index.ts';
import type { ExpectedMessage, FlowResource, TestEvent } from '../test-language/index.ts';
import { SIMILAR_FROM, similarity } from './similarity.ts';

/** Something that happened in a test, for its observations to match. */
export type Happening =
  | { readonly type: 'TestInitiated' | 'TestCompleted' }
  | { readonly type: 'MessageReceived'; readonly text: string }
  | ({ readonly type: 'FlowActionStarted' | 'FlowActionCompleted' } & WatchedAction);

interface Match {
  readonly matches: boolean;
  /** How similar a text is, where that decided. */
  readonly score?: number;
}

/** Whether what happened is what was expected; `undefined` where it is of another kind. */
export function matchEvent(expected: TestEvent, happened: Happening): Match | undefined {
  switch (expected.type) {
    case 'TestInitiated':
    case 'TestCompleted':
      return happened.type === expected.type ? { matches: true } : undefined;
    case 'MessageReceived':
      return happened.type === 'MessageReceived' ? matchText(expected.expected, happened.text) : undefined;
    default:
      return happened.type === expected.type ? { matches: isSameAction(expected, happened) } : undefined;
  }
}

/** Texts that must contain another one compare case-sensitively, as they were sent (assumed). */
function matchText({ text, matching }: ExpectedMessage, received: string): Match {
  if (text === undefined) return { matches: false };
  if (matching === 'Inclusion') return { matches: received.includes(text) };
  const score = similarity(text, received);
  return { matches: score >= SIMILAR_FROM, score };
}

/** A resource is named by its id or its ARN (seen). */
export function isSameAction({ actionType, resource }: FlowResource, watched: WatchedAction): boolean {
  if (actionType !== watched.actionType) return false;
  if (watched.resources.includes(resource)) return true;
  const id = resource.split('/').at(-1) ?? '';
  return resource.includes('/') && watched.resources.some((name) => !name.startsWith('arn:') && name === id);
}
