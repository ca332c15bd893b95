import type { Operator } from '../../../local/flow-language/index.ts';
import type { FlowResource, Strategy, TestEvent, UnnamedAction } from '../../../local/test-language/index.ts';

/**
 * An event to wait for, and what is done when it comes: an observation of a test case. Each method answers the step
 * with one action more; they run in that order.
 */
export class Step {
  readonly event: TestEvent;
  /** Their places give them their identifiers. */
  readonly actions: readonly UnnamedAction[];

  constructor(event: TestEvent, actions: readonly UnnamedAction[] = []) {
    this.event = event;
    this.actions = actions;
  }

  /** The customer says something. */
  say(text: string): Step {
    return this.#and({ type: 'SendInstruction', instruction: { type: 'Utterance', text } });
  }

  /** The customer leaves the chat. */
  leave(): Step {
    return this.#and({ type: 'SendInstruction', instruction: { type: 'Disconnect' } });
  }

  /** The next action that works with the resource works with another one. */
  substitute(resource: FlowResource, arn: string): Step {
    return this.#override(resource, { type: 'SubstituteResource', arn });
  }

  /** The next invocation of the function, or connection with the bot, answers this in its place. */
  answer(resource: FlowResource, data: Readonly<Record<string, unknown>>, delaySeconds = 0): Step {
    return this.#override(resource, { type: 'ExecutionResult', delaySeconds, result: { kind: 'DATA', data } });
  }

  /** The next action that works with the resource takes this error's branch. */
  fail(resource: FlowResource, error: string, delaySeconds = 0): Step {
    return this.#override(resource, { type: 'Error', delaySeconds, error });
  }

  /** What is read by JSONPath must be this, or stand to it as the operator says. */
  check(namespace: string, operand: string, operator: Operator = 'Equals'): Step {
    return this.#and({ type: 'Assert', namespace, operator, operand });
  }

  /** Writes what is read by JSONPath into the results, each under its label. */
  log(expressions: Readonly<Record<string, string>>): Step {
    return this.#and({ type: 'TestControl', command: { type: 'LogData', expressions } });
  }

  /** Ends the test, and the chat with it. */
  end(): Step {
    return this.#and({ type: 'TestControl', command: { type: 'EndTest' } });
  }

  #override(resource: FlowResource, strategy: Strategy): Step {
    return this.#and({ type: 'OverrideSystemBehavior', ...resource, strategy });
  }

  #and(action: UnnamedAction): Step {
    return new Step(this.event, [...this.actions, action]);
  }
}

/** Before the flow begins: what is set here applies from the start. */
export const testStarted = (): Step => new Step({ type: 'TestInitiated' });

/** The chat has ended. */
export const testCompleted = (): Step => new Step({ type: 'TestCompleted' });

/** A message of the flow that has the text in it. */
export const received = (text: string): Step =>
  new Step({ type: 'MessageReceived', expected: { text, matching: 'Inclusion' } });

/** A message of the flow that means the same, as Amazon Connect compares texts. */
export const receivedSimilar = (text: string): Step =>
  new Step({ type: 'MessageReceived', expected: { text, matching: 'Similarity' } });

/** The flow has come to an action, which has not run yet. */
export const actionStarted = (resource: FlowResource): Step => new Step({ type: 'FlowActionStarted', ...resource });

/** An action has run and not failed: from then on its results can be read. */
export const actionCompleted = (resource: FlowResource): Step => new Step({ type: 'FlowActionCompleted', ...resource });
