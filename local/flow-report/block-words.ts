import { looksLikeReference } from '../flow-language/index.ts';

type Json = Readonly<Record<string, unknown>>;

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
      return loopDetail(parameters);
    case 'Compare':
      return written(parameters.ComparisonValue);
    case 'UpdateContactAttributes':
      return assignments(Object(parameters.Attributes));
    case 'UpdateFlowAttributes':
      return Object.keys(Object(parameters.FlowAttributes)).join(', ');
    case 'UpdateFlowLoggingBehavior':
      return written(parameters.FlowLoggingBehavior).toLowerCase();
    default:
      return '';
  }
}

function hookedFlow(hooks: unknown, shown: unknown): string {
  const [[hook, flow] = ['', ''] as const] = Object.entries(Object(hooks));
  const displayName: unknown = Object(Object(shown)[hook]).displayName;
  return typeof displayName === 'string' ? displayName : lastPart(flow);
}

function loopDetail({ LoopCount, LoopName }: Json): string {
  if (LoopCount === undefined && LoopName !== undefined) return `for each of ${written(LoopName)}`;
  return `${written(LoopCount ?? '?')} times`;
}

function waitDetail(parameters: Json): string {
  const events = Array.isArray(parameters.Events) ? parameters.Events : [];
  const forWhom = events.includes('BotParticipantDisconnected')
    ? ' for the bot'
    : events.includes('CustomerReturned')
      ? ' for the customer'
      : '';
  const given = written(parameters.TimeLimitSeconds ?? parameters.TimeoutSeconds);
  const seconds = Number(given);
  if (given === '') return `?${forWhom}`;
  if (!Number.isFinite(seconds)) return `${given}${looksLikeReference(given) ? ' s' : ''}${forWhom}`;
  const [amount, unit] =
    seconds % 3600 === 0 ? [seconds / 3600, 'h'] : seconds % 60 === 0 ? [seconds / 60, 'min'] : [seconds, 's'];
  return `${amount} ${unit}${forWhom}`;
}

function assignments(attributes: Json): string {
  return Object.entries(attributes)
    .map(([name, value]) => `${name} = ${written(value)}`)
    .join(', ');
}

/** A parameter as a person would read it: a list or an object has no place in a few words, and may be of any depth. */
function written(value: unknown): string {
  return typeof value === 'object' && value !== null ? '…' : String(value ?? '');
}

function lastPart(value: unknown): string {
  if (typeof value !== 'string' || value.startsWith('$.')) return written(value);
  return value.replace(/^.*[/:]/su, '');
}
