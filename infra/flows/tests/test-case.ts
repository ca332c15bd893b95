import { readTestCase, tellRemark } from '../../../local/test-language/index.ts';
import type { Step } from './step.ts';
import { writeTestCase } from './write-test-case.ts';

export interface TestCaseProps {
  /** Unique in an instance. */
  readonly name: string;
  readonly description?: string;
  /** Contact attributes that the chat starts with. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** What is to happen, in this order; what happens between two of them does not matter. */
  readonly steps: readonly Step[];
}

/** A test case of Amazon Connect's Testing and Simulation, for a chat. */
export interface TestCase {
  readonly name: string;
  readonly description: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** In the form that the service takes. */
  readonly content: Readonly<Record<string, unknown>>;
}

/**
 * Makes a test case, and throws where the service would refuse it.
 *
 * @example
 * const steps = [received('Welcome').say('hello'), received('Goodbye'), testCompleted()];
 * const greets = testCase({ name: 'Greets', steps });
 */
export function testCase({ name, description = '', attributes = {}, steps }: TestCaseProps): TestCase {
  const content = writeTestCase(steps);
  const { refused } = readTestCase(content, 'CHAT');
  if (refused.length > 0) {
    const list = refused.map((remark) => `- ${tellRemark(remark)}`).join('\n');
    throw new TypeError(`Amazon Connect would refuse the test case "${name}":\n${list}`);
  }
  return { name, description, attributes, content };
}
