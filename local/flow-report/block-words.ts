import type { Way } from '../flow-language/graph.ts';
import {
  actionLanguage,
  type EventHook,
  isOperator,
  looksLikeReference,
  OPERATOR_SIGNS,
} from '../flow-language/index.ts';

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

/** What tells a block from others of its type, in few words. `shown` is what the flow designer shows for parameters. */
export function blockDetail(type: string, parameters: Json, shown: Json): string {
  const named = (parameter: string): string => {
    const displayName: unknown = Object(shown[parameter]).displayName;
    return typeof displayName === 'string' ? displayName : lastPart(parameters[parameter]);
  };
  switch (type) {
    case 'MessageParticipant':
    case 'ConnectParticipantWithLexBot':
    case 'GetParticipantInput':
      return typeof parameters.Text === 'string' ? `“${parameters.Text.replaceAll(/\s+/g, ' ').trim()}”` : '';
    case 'InvokeLambdaFunction':
      return named('LambdaFunctionARN');
    case 'InvokeFlowModule':
      return named('FlowModuleId');
    case 'TransferToFlow':
      return named('ContactFlowId');
    case 'UpdateContactTargetQueue':
    case 'DequeueContactAndTransferToQueue':
    case 'CheckMetricData':
    case 'GetMetricData':
      return named(parameters.AgentId === undefined ? 'QueueId' : 'AgentId');
    case 'CheckHoursOfOperation':
      return parameters.HoursOfOperationId === undefined ? "the queue's hours" : named('HoursOfOperationId');
    case 'UpdateContactEventHooks':
      return hookedFlow(parameters.EventHooks, shown.EventHooks);
    case 'Wait':
      return waitDetail(parameters);
    case 'Loop':
      return `${String(parameters.LoopCount ?? '?')} times`;
    case 'Compare':
      return String(parameters.ComparisonValue ?? '');
    case 'UpdateContactAttributes':
      return assignments(Object(parameters.Attributes));
    case 'UpdateFlowAttributes':
      return Object.keys(Object(parameters.FlowAttributes)).join(', ');
    case 'UpdateFlowLoggingBehavior':
      return String(parameters.FlowLoggingBehavior ?? '').toLowerCase();
    default:
      return '';
  }
}

function hookedFlow(hooks: unknown, shown: unknown): string {
  const [[hook, flow] = ['', ''] as const] = Object.entries(Object(hooks));
  const displayName: unknown = Object(Object(shown)[hook]).displayName;
  return typeof displayName === 'string' ? displayName : lastPart(flow);
}

function waitDetail(parameters: Json): string {
  const events = Array.isArray(parameters.Events) ? parameters.Events : [];
  const forWhom = events.includes('BotParticipantDisconnected')
    ? ' for the bot'
    : events.includes('CustomerReturned')
      ? ' for the customer'
      : '';
  const given = parameters.TimeLimitSeconds ?? parameters.TimeoutSeconds;
  const seconds = Number(given);
  if (given === undefined || given === '') return `?${forWhom}`;
  if (!Number.isFinite(seconds)) return `${String(given)}${looksLikeReference(String(given)) ? ' s' : ''}${forWhom}`;
  const [amount, unit] =
    seconds % 3600 === 0 ? [seconds / 3600, 'h'] : seconds % 60 === 0 ? [seconds / 60, 'min'] : [seconds, 's'];
  return `${amount} ${unit}${forWhom}`;
}

function assignments(attributes: Json): string {
  return Object.entries(attributes)
    .map(([name, value]) => `${name} = ${String(value)}`)
    .join(', ');
}

function lastPart(value: unknown): string {
  if (typeof value !== 'string' || value.startsWith('$.')) return String(value ?? '');
  return value.split(/[/:]/).at(-1) ?? value;
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
