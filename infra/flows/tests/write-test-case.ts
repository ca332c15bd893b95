import {
  parametersOf,
  parametersOfAction,
  TEST_CASE_VERSION,
  type TestEvent,
} from '../../../local/test-language/index.ts';
import type { Step } from './step.ts';

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
