import { OPERATOR_SIGNS } from '../flow-language/index.ts';
import type { Strategy, TestAction, TestEvent } from '../test-language/index.ts';

/** What an observation waits for, in words. */
export function tellExpected(event: TestEvent): string {
  switch (event.type) {
    case 'TestInitiated':
      return 'the start of the test';
    case 'TestCompleted':
      return 'the end of the test';
    case 'MessageReceived': {
      const { text, matching } = event.expected;
      if (text === undefined) return 'audio, which a chat does not have';
      return matching === 'Similarity' ? `a message similar to “${text}”` : `a message with “${text}” in it`;
    }
    case 'FlowActionStarted':
      return `the start of ${event.actionType} of ${event.resource}`;
    case 'FlowActionCompleted':
      return `the completion of ${event.actionType} of ${event.resource}`;
  }
}

/** What an action does, in words. */
export function tellAction(action: TestAction): string {
  switch (action.type) {
    case 'SendInstruction':
      return action.instruction.type === 'Utterance'
        ? `the customer says “${action.instruction.text}”`
        : 'the customer leaves';
    case 'OverrideSystemBehavior':
      return `the next ${action.actionType} of ${action.resource} ${tellStrategy(action.strategy)}`;
    case 'Assert':
      return `${action.namespace} ${OPERATOR_SIGNS[action.operator]} “${action.operand}”`;
    case 'TestControl':
      return action.command.type === 'EndTest' ? 'ends the test' : 'logs data';
  }
}

function tellStrategy(strategy: Strategy): string {
  switch (strategy.type) {
    case 'SubstituteResource':
      return `is of ${strategy.arn}`;
    case 'ExecutionResult':
      return 'answers what the test says';
    case 'Error':
      return `fails with ${strategy.error}`;
  }
}
