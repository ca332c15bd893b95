import {
  type Instruction,
  parametersOf,
  type Strategy,
  TEST_CASE_VERSION,
  type TestEvent,
} from '../../../local/test-language/index.ts';
import type { Step, StepAction } from './step.ts';

type Json = Readonly<Record<string, unknown>>;

/** The steps as observations that follow each other, in the form that the service takes. */
export function writeTestCase(steps: readonly Step[]): Json {
  const ids = steps.map(({ event }, index) => `${index + 1} ${tell(event)}`);
  const observations = steps.map(({ event, actions }, index) => ({
    Identifier: ids[index],
    Event: { Identifier: `event-${index + 1}`, Type: event.type, Actor: 'System', Properties: propertiesOf(event) },
    Actions: actions.map((action, place) => ({
      Identifier: actionId(index, place),
      Type: action.type,
      Parameters: parametersOfAction(action),
      Transitions: place + 1 < actions.length ? { NextAction: actionId(index, place + 1) } : {},
    })),
    Transitions: { NextObservations: ids.slice(index + 1, index + 2) },
  }));
  return { Version: TEST_CASE_VERSION, Metadata: {}, Observations: observations };
}

const actionId = (step: number, place: number): string => `action-${step + 1}-${place + 1}`;

/** Letters, digits and spaces: what else an identifier takes is not documented. */
function tell(event: TestEvent): string {
  switch (event.type) {
    case 'TestInitiated':
      return 'test started';
    case 'TestCompleted':
      return 'test completed';
    case 'MessageReceived':
      return 'message received';
    default:
      return `${event.actionType} ${event.type === 'FlowActionStarted' ? 'started' : 'completed'}`;
  }
}

function propertiesOf(event: TestEvent): Json {
  switch (event.type) {
    case 'TestInitiated':
    case 'TestCompleted':
      return {};
    case 'MessageReceived':
      return { Text: event.expected.text, MatchingCriteria: { Type: event.expected.matching } };
    default:
      return { ActionType: event.actionType, ActionParameters: parametersOf(event) };
  }
}

function parametersOfAction(action: StepAction): Json {
  const { type: ActionType } = action;
  switch (action.type) {
    case 'SendInstruction':
      return { ActionType, Actor: 'Customer', Instruction: instructionOf(action.instruction) };
    case 'Assert':
      return { Namespace: action.namespace, Operator: action.operator, Operand: action.operand };
    case 'TestControl': {
      const { command } = action;
      return command.type === 'EndTest'
        ? { ActionType, Command: { Type: command.type } }
        : { ActionType, Command: { Type: command.type, Properties: { Expressions: command.expressions } } };
    }
    case 'OverrideSystemBehavior': {
      const properties = {
        ActionType: action.actionType,
        ActionParameters: parametersOf(action),
        Strategy: strategyOf(action.strategy),
      };
      return { ActionType, Behavior: { Type: 'FlowAction', Properties: properties } };
    }
  }
}

function instructionOf(instruction: Instruction): Json {
  switch (instruction.type) {
    case 'Disconnect':
      return { Type: instruction.type };
    case 'Utterance':
      return { Type: instruction.type, Properties: { Value: instruction.text } };
    case 'DtmfInput':
      return { Type: instruction.type, Properties: { Value: instruction.digits } };
  }
}

function strategyOf(strategy: Strategy): Json {
  switch (strategy.type) {
    case 'SubstituteResource':
      return { Type: strategy.type, SubstituteArn: strategy.arn };
    case 'Error': {
      const error = { ...delayOf(strategy.delaySeconds), Value: strategy.error };
      return { Type: 'MockResponse', Response: { Type: 'Error', Error: error } };
    }
    case 'ExecutionResult': {
      const { result, delaySeconds } = strategy;
      const ExecutionResult =
        result.kind === 'HOURS'
          ? { Value: result.isOpen ? 'InHours' : 'OutOfHours' }
          : { ...delayOf(delaySeconds), LoadedData: JSON.stringify(result.data) };
      return { Type: 'MockResponse', Response: { Type: 'ExecutionResult', ExecutionResult } };
    }
  }
}

const delayOf = (seconds: number): Json => (seconds === 0 ? {} : { DelaySeconds: seconds });
