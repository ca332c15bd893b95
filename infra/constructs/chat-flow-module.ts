import { Stack } from 'aws-cdk-lib';
import { CfnContactFlowModule } from 'aws-cdk-lib/aws-connect';
import { Construct } from 'constructs';
import type { Flow } from '../flows/builder/index.ts';
import { keepLogicalIdIn } from './logical-id.ts';
import { refuseSecondName } from './refuse-second-name.ts';

export interface ChatFlowModuleProps {
  readonly instanceArn: string;
  /** A flow of type MODULE. */
  readonly flow: Flow;
}

/**
 * A flow module made with the flow builder, in an instance: inbound flows invoke it as one block.
 *
 * @example
 * const module = setChatTimers({ name: 'Set chat timers', setChatTimersArn: timers.setChatTimers.lambda.functionArn });
 * const { moduleArn } = new ChatFlowModule(this, 'SetChatTimers', { instanceArn, flow: module });
 */
export class ChatFlowModule extends Construct {
  readonly moduleArn: string;
  readonly moduleName: string;

  constructor(scope: Construct, id: string, { instanceArn, flow }: ChatFlowModuleProps) {
    super(scope, id);
    if (flow.type !== 'MODULE') {
      throw new TypeError(`"${flow.name}" is a flow of type ${flow.type}, not a module; deploy it as a ChatFlow`);
    }
    refuseSecondName(this, flow.name, CfnContactFlowModule);
    const resource = new CfnContactFlowModule(this, 'Module', {
      instanceArn,
      name: flow.name,
      // CloudFormation takes no blank one.
      ...(flow.description === '' ? {} : { description: flow.description }),
      state: 'ACTIVE',
      content: Stack.of(this).toJsonString(flow.content),
    });
    keepLogicalIdIn(instanceArn, resource, id);
    this.moduleArn = resource.attrContactFlowModuleArn;
    this.moduleName = flow.name;
  }
}
