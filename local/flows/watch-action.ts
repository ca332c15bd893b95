import type { FlowAction } from '../flow-language/index.ts';
import type { HoursOfOperation } from '../instance.ts';
import { workingQueue } from './contact-data.ts';
import { parameter, parameterProperty } from './parameters.ts';
import { namedQueue } from './queue-of-block.ts';
import { resolveValue } from './references.ts';
import type { RunContext } from './run-context.ts';
import type { WatchedAction } from './simulation.ts';

type Names = readonly (string | undefined)[];

/**
 * Tests know an action by its resource: a function, hours, a bot, or the queue that was set before. An hours block that
 * names none is known by its queue's (assumed).
 */
const NAMES: Readonly<Record<string, (action: FlowAction, context: RunContext) => Names>> = {
  InvokeLambdaFunction: (action, context) => [resolveValue(parameter(action, 'LambdaFunctionARN'), context)],
  CheckHoursOfOperation: hoursNames,
  TransferContactToQueue: (_action, { chat }) => [chat.targetQueue?.arn, chat.targetQueue?.id],
  DequeueContactAndTransferToQueue: (action, context) => {
    const queue = namedQueue(action, context);
    return [queue?.arn, queue?.id];
  },
  ConnectParticipantWithLexBot: (action, context) => [
    resolveValue(parameterProperty(action, 'LexV2Bot', 'AliasArn'), context),
  ],
};

/** What tests call an action type, where that is not what flows call it. */
const TYPES: Readonly<Record<string, WatchedAction['actionType']>> = {
  InvokeLambdaFunction: 'InvokeLambdaFunction',
  CheckHoursOfOperation: 'CheckHoursOfOperation',
  TransferContactToQueue: 'TransferContactToQueue',
  DequeueContactAndTransferToQueue: 'DequeueAndTransferToQueue',
  ConnectParticipantWithLexBot: 'ConnectParticipantWithLexBot',
};

/** The action as a test knows it; `undefined` where tests do not, or where it names nothing. */
export function watchedAction(action: FlowAction, context: RunContext): WatchedAction | undefined {
  const actionType = TYPES[action.Type];
  const names = NAMES[action.Type]?.(action, context) ?? [];
  const resources = names.filter((name) => name !== undefined && name !== '').map(String);
  return actionType === undefined || resources.length === 0 ? undefined : { actionType, resources };
}

function hoursNames(action: FlowAction, context: RunContext): Names {
  const given = parameter(action, 'HoursOfOperationId');
  const named = given === undefined ? workingQueue(context)?.hoursOfOperationArn : resolveValue(given, context);
  const hours = context.instance.hours?.find(({ id, arn }: HoursOfOperation) => id === named || arn === named);
  return [named, hours?.arn, hours?.id, named?.startsWith('arn:') === true ? named.split('/').at(-1) : undefined];
}
