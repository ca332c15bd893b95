import type { Findings } from './findings.ts';
import { objectAt, oneOfAt, type Place, shown, textAt, within } from './members.ts';
import { readResource } from './read-resource.ts';
import {
  ACTION_TYPES,
  type FlowResource,
  type MockResult,
  type ObservedActionType,
  type Strategy,
} from './test-case.ts';

type Override = FlowResource & { readonly strategy: Strategy };

/** The errors that a mock can give (developer guide, testing-language-actions-override-system-behavior). */
const ERRORS: Readonly<Record<ObservedActionType, readonly string[]>> = {
  InvokeLambdaFunction: ['TimeLimitExceeded', 'NoMatchingError'],
  ConnectParticipantWithLexBot: ['TimeLimitExceeded', 'NoMatchingError'],
  CheckHoursOfOperation: ['NoMatchingError'],
  TransferContactToQueue: ['QueueAtCapacity', 'NoMatchingError'],
  DequeueAndTransferToQueue: ['QueueAtCapacity', 'NoMatchingError'],
  ConnectParticipantWithAgenticCX: [],
};

/** Reads what takes the place of a flow action's own behaviour. */
export function readOverride(parameters: Place, findings: Findings): Override | undefined {
  const behavior = objectAt(parameters, 'Behavior', findings);
  if (behavior === undefined) return undefined;
  oneOfAt(behavior, 'Type', ['FlowAction'], { findings });
  const properties = objectAt(behavior, 'Properties', findings);
  if (properties === undefined) return undefined;
  const resource = readResource(properties, ACTION_TYPES.OverrideSystemBehavior, { findings });
  const given = objectAt(properties, 'Strategy', findings);
  if (resource === undefined || given === undefined) return undefined;
  const strategy = readStrategy(given, resource.actionType, findings);
  return strategy && { ...resource, strategy };
}

function readStrategy(strategy: Place, actionType: ObservedActionType, findings: Findings): Strategy | undefined {
  const type = oneOfAt(strategy, 'Type', ['SubstituteResource', 'MockResponse'], { findings });
  if (type === undefined) return undefined;
  if (type === 'SubstituteResource') {
    const arn = textAt(strategy, 'SubstituteArn', findings);
    return arn === undefined ? undefined : { type, arn };
  }
  const response = objectAt(strategy, 'Response', findings);
  const kind = response && oneOfAt(response, 'Type', ['ExecutionResult', 'Error'], { findings });
  if (response === undefined || kind === undefined) return undefined;
  const holder = objectAt(response, kind, findings);
  if (holder === undefined) return undefined;
  const delaySeconds = readDelay(holder, findings);
  if (kind === 'Error') {
    const error = oneOfAt(holder, 'Value', ERRORS[actionType], { findings });
    return error === undefined ? undefined : { type: kind, delaySeconds, error };
  }
  const result = readResult(holder, actionType, findings);
  return result && { type: kind, delaySeconds, result };
}

function readDelay({ value, path }: Place, findings: Findings): number {
  const { DelaySeconds: delay = 0 } = value;
  if (typeof delay === 'number' && Number.isFinite(delay) && delay >= 0) return delay;
  findings.refuse(within(path, 'DelaySeconds'), `a number of 0 or more is expected, got ${shown(delay)}`);
  return 0;
}

function readResult(holder: Place, actionType: ObservedActionType, findings: Findings): MockResult | undefined {
  switch (actionType) {
    case 'InvokeLambdaFunction':
    case 'ConnectParticipantWithLexBot':
      return readData(holder, findings);
    case 'CheckHoursOfOperation':
      return readHours(holder, findings);
    default:
      return findings.refuse(
        holder.path,
        `a queue has no result to give; substitute it, or answer with one of ${ERRORS[actionType].join(', ')}`,
      );
  }
}

function readData({ value, path }: Place, findings: Findings): MockResult | undefined {
  const name = value.LoadedData === undefined && value.Value !== undefined ? 'Value' : 'LoadedData';
  const data = value[name];
  const place = within(path, name);
  if (typeof data !== 'string') {
    return findings.refuse(place, `JSON as a text is expected, such as "{\\"tier\\":\\"gold\\"}", got ${shown(data)}`);
  }
  if (name === 'Value') findings.warn(place, 'the documented name is LoadedData');
  try {
    return { kind: 'DATA', data: JSON.parse(data) };
  } catch {
    return findings.refuse(place, 'the text is not JSON');
  }
}

/** `InHour` stands in what the console exports (seen). */
const HOURS = { InHours: true, InHour: true, OutOfHours: false } as const;

function readHours(holder: Place, findings: Findings): MockResult | undefined {
  const value = oneOfAt(holder, 'Value', ['InHours', 'OutOfHours', 'InHour'], { findings });
  if (value === undefined) return undefined;
  findings.warn(
    holder.path,
    'publishing has refused every mock of opening hours that was tried; substitute the hours instead',
  );
  return { kind: 'HOURS', isOpen: HOURS[value] };
}
