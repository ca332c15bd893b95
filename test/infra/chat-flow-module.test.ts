import { describe, expect, test } from '@jest/globals';
import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { ChatFlow } from '../../infra/constructs/chat-flow.ts';
import { ChatFlowModule } from '../../infra/constructs/chat-flow-module.ts';
import { disconnect, flow, returnFromModule } from '../../infra/flows/builder/index.ts';
import { temporaryApp } from './support/temporary.ts';

const instanceArn = 'arn:aws:connect:us-east-1:111122223333:instance/i';
const module = flow({ name: 'Nothing', type: 'MODULE', start: 'Back', blocks: { Back: returnFromModule() } });
const inbound = flow({ name: 'Goodbye', type: 'CONTACT_FLOW', start: 'End', blocks: { End: disconnect() } });
const emptyStack = () => new Stack(temporaryApp(), 'Tried');

describe('a flow module in an instance', () => {
  test('is a resource of its own, which flows name by its ARN', () => {
    const stack = emptyStack();
    const { moduleName } = new ChatFlowModule(stack, 'Nothing', { instanceArn, flow: module });
    expect(moduleName).toBe('Nothing');
    Template.fromStack(stack).hasResourceProperties('AWS::Connect::ContactFlowModule', {
      InstanceArn: instanceArn,
      Name: 'Nothing',
      State: 'ACTIVE',
      Content: Match.stringLikeRegexp('EndFlowModuleExecution'),
    });
  });

  test('a module is not deployed as a flow, nor a flow as a module', () => {
    expect(() => new ChatFlow(emptyStack(), 'A', { instanceArn, flow: module })).toThrow(
      '"Nothing" is a module; deploy it as a ChatFlowModule',
    );
    expect(() => new ChatFlowModule(emptyStack(), 'A', { instanceArn, flow: inbound })).toThrow(
      '"Goodbye" is a flow of type CONTACT_FLOW, not a module; deploy it as a ChatFlow',
    );
  });

  test('two of one name are refused before the service refuses them', () => {
    const stack = emptyStack();
    new ChatFlow(stack, 'A', { instanceArn, flow: inbound });
    expect(() => new ChatFlow(stack, 'B', { instanceArn, flow: inbound })).toThrow(
      'two flows of one instance are called "Goodbye": Tried/A/Flow has the name already; rename one',
    );
  });
});
