import { actionLanguage } from './action-language.ts';
import type { Way } from './graph.ts';
import type { EventHook } from './hooks.ts';
import { isOperator, OPERATOR_SIGNS } from './operators.ts';

/** What the flow designer calls blocks and branches. Page, terminal and drawings have their words from here. */

type Json = Readonly<Record<string, unknown>>;

/** Set event flow goes by the event in the flow designer. */
const HOOKS: Readonly<Partial<Record<EventHook, string>>> = {
  AgentHold: 'Set hold flow',
  AgentWhisper: 'Set whisper flow',
  CustomerHold: 'Set hold flow',
  CustomerQueue: 'Set customer queue flow',
  CustomerRemaining: 'Set disconnect flow',
  CustomerWhisper: 'Set whisper flow',
};

/** An action's type as the flow designer calls it; one that is not known is split into its words. */
export function blockTitle(type: string, parameters: Json): string {
  const [hook = ''] = type === 'UpdateContactEventHooks' ? Object.keys(Object(parameters.EventHooks)) : [];
  return own(HOOKS, hook) ?? actionLanguage.get(type)?.title ?? wordsOf(type);
}

function wordsOf(type: string): string {
  const [first = '', ...others] = type.split(/(?<=[a-z])(?=[A-Z])/);
  return [first, ...others.map((word) => word.toLowerCase())].join(' ');
}

const BRANCHES: Readonly<Record<string, string>> = {
  BotParticipantDisconnected: 'bot participant disconnected',
  ContinueLooping: 'looping',
  CustomerReturned: 'customer returned',
  DoneLooping: 'complete',
  False: 'out of hours',
  InputTimeLimitExceeded: 'timeout',
  NoMatchingCondition: 'no match',
  NoMatchingError: 'error',
  ParticipantNotFound: 'participant not found',
  QueueAtCapacity: 'at capacity',
  TimeLimitExceeded: 'timeout',
  True: 'in hours',
  WaitCompleted: 'time expired',
};

/** Drawings show two of the comparisons by a sign of one character. */
const DRAWN_SIGNS: Readonly<Record<string, string>> = { NumberGreaterOrEqualTo: '≥', NumberLessOrEqualTo: '≤' };

/** A branch in the flow designer's words. */
export function branchLabel(blockType: string, { kind, branch, operator = 'Equals' }: Way): string {
  if (kind === 'NEXT') return '';
  // Where conditions are results of the block's own, they are not values of the author's.
  const hasResults = actionLanguage.get(blockType)?.conditions.kind === 'RESULTS';
  if (kind === 'ERROR' || hasResults) return own(BRANCHES, branch) ?? branch;
  return `${signOf(operator)} ${branch}`;
}

function signOf(operator: string): string {
  return own(DRAWN_SIGNS, operator) ?? (isOperator(operator) ? OPERATOR_SIGNS[operator] : operator);
}

function own(words: Readonly<Partial<Record<string, string>>>, key: string): string | undefined {
  return Object.hasOwn(words, key) ? words[key] : undefined;
}
