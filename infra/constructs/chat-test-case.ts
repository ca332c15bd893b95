import { Stack } from 'aws-cdk-lib';
import { CfnTestCase } from 'aws-cdk-lib/aws-connect';
import { Construct } from 'constructs';
import type { TestCase } from '../flows/tests/index.ts';
import { checkArn } from './check-arn.ts';
import { keepLogicalIdIn } from './logical-id.ts';
import { refuseSecondName } from './refuse-second-name.ts';

export interface ChatTestCaseProps {
  readonly instanceArn: string;
  /** The flow that its chat starts in. */
  readonly flowArn: string;
  readonly testCase: TestCase;
}

/**
 * A test case of Amazon Connect's Testing and Simulation in an instance, published, so that it can be run there.
 *
 * @example
 * const steps = [received('Welcome').say('hello'), received('Goodbye'), testCompleted()];
 * new ChatTestCase(this, 'Greets', { instanceArn, flowArn, testCase: testCase({ name: 'Greets', steps }) });
 */
export class ChatTestCase extends Construct {
  readonly testCaseArn: string;

  constructor(scope: Construct, id: string, { instanceArn, flowArn, testCase }: ChatTestCaseProps) {
    super(scope, id);
    checkArn('flow', flowArn, `${this.node.path}.flowArn`);
    const { name, description, attributes, content } = testCase;
    refuseSecondName(this, name, CfnTestCase);
    const resource = new CfnTestCase(this, 'TestCase', {
      instanceArn,
      name,
      ...(description === '' ? {} : { description }),
      content: Stack.of(this).toJsonString(content),
      entryPoint: { type: 'CHAT', chatEntryPointParameters: { flowId: flowArn } },
      // The one form that was seen to work, with both of them.
      initializationData: Stack.of(this).toJsonString({ Attributes: attributes, SegmentAttributes: {} }),
      status: 'PUBLISHED',
    });
    keepLogicalIdIn(instanceArn, resource, id);
    this.testCaseArn = resource.attrTestCaseArn;
  }
}
