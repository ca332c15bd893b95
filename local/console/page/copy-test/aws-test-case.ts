import { parametersOf, TEST_CASE_VERSION } from '../../../test-language/test-case.ts';
import type { Instance, TimelineEntry } from '../model.ts';
import { leftOutOf } from './aws-left-out.ts';

/** A longer text is known by its beginning. */
const MOST_TEXT = 200;
/** CloudFormation, AWS::Connect::TestCase. */
const MOST_NAME = 127;
const MOST_DESCRIPTION = 500;

/** What a test knows resources by. */
type Resources = Pick<Instance, 'queues' | 'functions'>;

interface Step {
  readonly event: object;
  /** What the customer does before the next step. */
  readonly does: object[];
}

/**
 * A chat as a test case in Amazon Connect's language, as far as that reaches. It has what the flow says, the functions
 * that it invokes, the queue that it enters, and what the customer says and does. It ends where an agent joins. Its
 * description says what it leaves out. `undefined` for a chat in which the flow did nothing that a test can see.
 */
export function awsTestCaseOf(timeline: readonly TimelineEntry[], resources: Resources): string | undefined {
  const joinedAt = timeline.findIndex(({ type, role }) => type === 'PARTICIPANT_JOINED' && role === 'AGENT');
  const told = joinedAt < 0 ? timeline : timeline.slice(0, joinedAt);
  const steps = stepsOf(told, resources);
  if (steps.length === 0) return undefined;
  const begun = timeline.find((entry) => entry.type === 'FLOW_STARTED');
  const flow = begun?.type === 'FLOW_STARTED' ? begun.detail.flow : '';
  const joined = timeline.find((entry) => entry.type === 'PARTICIPANT_JOINED');
  const customer = joined?.type === 'PARTICIPANT_JOINED' ? joined.detail.displayName : 'Customer';
  const testCase = {
    Name: `${customer} in ${flow}`.slice(0, MOST_NAME),
    Description: ['Copied from a chat.', ...leftOutOf(timeline, joinedAt)].join(' ').slice(0, MOST_DESCRIPTION),
    EntryPoint: { Type: 'CHAT', ChatEntryPointParameters: { FlowId: flow } },
    Content: { Version: TEST_CASE_VERSION, Observations: observationsOf(steps) },
  };
  return `${JSON.stringify(testCase, null, 2)}\n`;
}

/** The last one ends the test, unless the chat has ended by itself. */
function observationsOf(steps: readonly Step[]): readonly object[] {
  return steps.map(({ event, does }, place) => {
    const isLast = place === steps.length - 1;
    const ends = isLast && !isTestCompleted(event);
    const actions = ends ? [...does, END_TEST] : does;
    return {
      Identifier: `step-${place + 1}`,
      Event: { Identifier: `event-${place + 1}`, Actor: 'System', ...event },
      Actions: actions.map((action, number) => ({
        Identifier: `action-${place + 1}-${number + 1}`,
        ...action,
        Transitions: number === actions.length - 1 ? {} : { NextAction: `action-${place + 1}-${number + 2}` },
      })),
      Transitions: { NextObservations: isLast ? [] : [`step-${place + 2}`] },
    };
  });
}

function stepsOf(told: readonly TimelineEntry[], resources: Resources): readonly Step[] {
  const steps: Step[] = [];
  for (const entry of told) {
    const action = actionOf(entry);
    if (action !== undefined) {
      // Whoever begins has heard nothing yet.
      if (steps.length === 0) steps.push({ event: { Type: 'TestInitiated', Properties: {} }, does: [] });
      steps.at(-1)?.does.push(action);
    }
    const event = eventOf(entry, resources);
    if (event !== undefined && (steps.length > 0 || !isTestCompleted(event))) steps.push({ event, does: [] });
  }
  return steps;
}

const END_TEST = { Type: 'TestControl', Parameters: { Command: { Type: 'EndTest' } } };
const TEST_COMPLETED = { Type: 'TestCompleted', Properties: {} };

function isTestCompleted(event: object): boolean {
  return event === TEST_COMPLETED;
}

/** What the customer does, in words of the language. */
function actionOf(entry: TimelineEntry): object | undefined {
  if (entry.role !== 'CUSTOMER') return undefined;
  const isSaid = entry.type === 'MESSAGE' && entry.detail.contentType === 'text/plain';
  if (isSaid) return instruct({ Type: 'Utterance', Properties: { Value: entry.detail.text } });
  const hasLeft = entry.type === 'PARTICIPANT_LEFT' && entry.detail.reason === 'CUSTOMER_DISCONNECT';
  return hasLeft ? instruct({ Type: 'Disconnect' }) : undefined;
}

function instruct(Instruction: object): object {
  return { Type: 'SendInstruction', Parameters: { Actor: 'Customer', Instruction } };
}

/** What a test can see of the flow. */
function eventOf(entry: TimelineEntry, { queues, functions }: Resources): object | undefined {
  switch (entry.type) {
    case 'MESSAGE': {
      const { contentType, text } = entry.detail;
      if (entry.role !== 'SYSTEM' || contentType !== 'text/plain') return undefined;
      const Text = (text.split('\n')[0] ?? '').slice(0, MOST_TEXT);
      return { Type: 'MessageReceived', Properties: { Text, MatchingCriteria: { Type: 'Inclusion' } } };
    }
    case 'LAMBDA_INVOKED': {
      const arn = functions.find(({ name }) => name === entry.detail.function)?.arn;
      return entry.detail.attempt === 1 ? startOf('InvokeLambdaFunction', arn) : undefined;
    }
    case 'QUEUED':
      return startOf('TransferContactToQueue', queues.find(({ name }) => name === entry.detail.queue)?.arn);
    case 'CHAT_ENDED':
      return TEST_COMPLETED;
    default:
      return undefined;
  }
}

function startOf(actionType: 'InvokeLambdaFunction' | 'TransferContactToQueue', resource: string | undefined) {
  if (resource === undefined) return undefined;
  const ActionParameters = parametersOf({ actionType, resource });
  return { Type: 'FlowActionStarted', Properties: { ActionType: actionType, ActionParameters } };
}
