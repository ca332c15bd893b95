import { Stack } from 'aws-cdk-lib';
import { CfnContactFlow } from 'aws-cdk-lib/aws-connect';
import { Construct } from 'constructs';
import type { Flow } from '../flows/builder/index.ts';
import { keepLogicalIdIn } from './logical-id.ts';
import { refuseSecondName } from './refuse-second-name.ts';

export interface ChatFlowProps {
  readonly instanceArn: string;
  readonly flow: Flow;
}

/**
 * A flow made with the flow builder, in an instance.
 *
 * @example
 * const blocks = { Welcome: message({ text: 'Welcome!', next: 'Bye' }), Bye: disconnect() };
 * const mine = flow({ name: 'My chat', type: 'CONTACT_FLOW', start: 'Welcome', blocks });
 * const { flowArn } = new ChatFlow(this, 'MyChat', { instanceArn, flow: mine });
 */
export class ChatFlow extends Construct {
  readonly flowArn: string;
  readonly flowName: string;

  constructor(scope: Construct, id: string, { instanceArn, flow }: ChatFlowProps) {
    super(scope, id);
    if (flow.type === 'MODULE') {
      throw new TypeError(`"${flow.name}" is a module; deploy it as a ChatFlowModule`);
    }
    refuseSecondName(this, flow.name, CfnContactFlow);
    const resource = new CfnContactFlow(this, 'Flow', {
      instanceArn,
      name: flow.name,
      type: flow.type,
      // CloudFormation takes no blank one.
      ...(flow.description === '' ? {} : { description: flow.description }),
      state: 'ACTIVE',
      content: Stack.of(this).toJsonString(flow.content),
    });
    keepLogicalIdIn(instanceArn, resource, id);
    this.flowArn = resource.attrContactFlowArn;
    this.flowName = flow.name;
  }
}
