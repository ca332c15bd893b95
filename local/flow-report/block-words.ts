import { looksLikeReference } from '../flow-language/index.ts';
import type { Way } from '../flow-language/layout.ts';

type Json = Readonly<Record<string, unknown>>;

/** The flow designer's names of blocks (administrator guide, connect-block-definitions). */
const TITLES: Readonly<Record<string, string>> = {
  CheckHoursOfOperation: 'Check hours of operation',
  CheckMetricData: 'Check queue status',
  Compare: 'Check contact attributes',
  ConnectParticipantWithLexBot: 'Get customer input',
  CreatePersistentContactAssociation: 'Create persistent contact association',
  DequeueContactAndTransferToQueue: 'Transfer to queue',
  DisconnectParticipant: 'Disconnect',
  DistributeByPercentage: 'Distribute by percentage',
  EndFlowExecution: 'End flow',
  EndFlowModuleExecution: 'Return from module',
  GetMetricData: 'Get queue metrics',
  GetParticipantInput: 'Get customer input',
  InvokeFlowModule: 'Invoke module',
  InvokeLambdaFunction: 'Invoke Lambda function',
  Loop: 'Loop',
  MessageParticipant: 'Play prompt',
  MessageParticipantIteratively: 'Loop prompts',
  ShowView: 'Show view',
  TagContact: 'Contact tags',
  TransferContactToAgent: 'Transfer to agent',
  TransferContactToQueue: 'Transfer to queue',
  TransferToFlow: 'Transfer to flow',
  UntagContact: 'Contact tags',
  UpdateContactAttributes: 'Set contact attributes',
  UpdateContactData: 'Set contact details',
  UpdateContactEventHooks: 'Set event flow',
  UpdateContactRecordingBehavior: 'Set recording behavior',
  UpdateContactRoutingBehavior: 'Change routing priority',
  UpdateContactTargetQueue: 'Set working queue',
  UpdateFlowAttributes: 'Set flow attributes',
  UpdateFlowLoggingBehavior: 'Set logging behavior',
  Wait: 'Wait',
};

const HOOKS: Readonly<Record<string, string>> = {
  AgentHold: 'Set hold flow',
  AgentWhisper: 'Set whisper flow',
  CustomerHold: 'Set hold flow',
  CustomerQueue: 'Set customer queue flow',
  CustomerRemaining: 'Set disconnect flow',
  CustomerWhisper: 'Set whisper flow',
};

/** An action's type as the flow designer calls it; a type that it does not know in words of its own. */
export function blockTitle(type: string, parameters: Json): string {
  if (type === 'UpdateContactEventHooks') {
    const [hook = ''] = Object.keys(Object(parameters.EventHooks));
    return own(HOOKS, hook) ?? TITLES.UpdateContactEventHooks ?? type;
  }
  const words = type.split(/(?<=[a-z])(?=[A-Z])/);
  return own(TITLES, type) ?? [words[0] ?? '', ...words.slice(1).map((word) => word.toLowerCase())].join(' ');
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
      return named('QueueId');
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

/** Blocks whose conditions are results of their own, and no value of the author's. */
const HAS_RESULTS = new Set(['CheckHoursOfOperation', 'Loop', 'Wait']);

const SIGNS: Readonly<Record<string, string>> = {
  Equals: '=',
  TextStartsWith: 'starts with',
  TextEndsWith: 'ends with',
  TextContains: 'contains',
  NumberGreaterThan: '>',
  NumberGreaterOrEqualTo: '≥',
  NumberLessThan: '<',
  NumberLessOrEqualTo: '≤',
};

/** A branch in the flow designer's words. */
export function branchLabel(blockType: string, way: Way): string {
  if (way.kind === 'NEXT') return '';
  if (way.kind === 'ERROR') return own(BRANCHES, way.branch) ?? way.branch;
  if (HAS_RESULTS.has(blockType)) return own(BRANCHES, way.branch) ?? way.branch;
  return `${own(SIGNS, way.operator ?? 'Equals') ?? way.operator} ${way.branch}`;
}

function own(words: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(words, key) ? words[key] : undefined;
}
