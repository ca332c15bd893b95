import { describe, expect, test } from '@jest/globals';
import { problemsOfChange } from './compare.ts';
import type { Deployed, DeployedResource } from './deployed.ts';

const exporting = (value: unknown): Deployed[string] => ({
  Resources: {},
  Outputs: { Arn: { Value: value, Export: { Name: 'Flows:Arn' } } },
});
const importing: Deployed[string] = {
  Resources: { Start: { Type: 'AWS::Lambda::Function', Properties: { Role: { 'Fn::ImportValue': 'Flows:Arn' } } } },
};
const reading: Deployed[string] = {
  Resources: {
    Start: {
      Type: 'AWS::Lambda::Function',
      Properties: { Role: { 'Fn::GetStackOutput': { StackName: 'Flows', OutputName: 'Arn' } } },
    },
  },
};
const one = (id: string, Type: string, Properties: object): Deployed => ({
  Flows: { Resources: { [id]: { Type, Properties: { ...Properties } } satisfies DeployedResource } },
});

describe('a change that could not be deployed would be found', () => {
  test('an export goes that the deployed stack imports', () => {
    expect(problemsOfChange({ Flows: exporting('a'), Api: importing }, { Flows: { Resources: {} } })).toEqual([
      'Flows no longer exports Flows:Arn, which the deployed Api imports',
    ]);
  });

  test('… or changes', () => {
    const api = { Api: importing };
    expect(problemsOfChange({ Flows: exporting('a'), ...api }, { Flows: exporting('b'), ...api })).toEqual([
      'Flows changes the export Flows:Arn, which the deployed Api imports',
    ]);
    expect(problemsOfChange({ Flows: exporting('a') }, { Flows: exporting('b') })).toEqual([]);
  });

  test('an output changes, and the stack that reads it is not updated', () => {
    const api = { Api: reading };
    expect(problemsOfChange({ Flows: exporting('a'), ...api }, { Flows: exporting('b'), ...api })).toEqual([
      'Api would not notice that the output Arn of Flows changes',
    ]);
  });

  test('a property that only a new resource can have, and one that its provider refuses to change', () => {
    const flow = (Type: string, InstanceArn: string) =>
      one('Welcome', 'AWS::Connect::ContactFlow', { Type, InstanceArn });
    expect(problemsOfChange(flow('CONTACT_FLOW', 'a'), flow('CUSTOMER_QUEUE', 'b'))).toEqual([
      'Flows/Welcome (AWS::Connect::ContactFlow) would be replaced: Type changes, which only a new one can have',
      'Flows/Welcome (AWS::Connect::ContactFlow) would be refused: its provider changes no InstanceArn',
    ]);
  });

  test('a logical id that comes to mean something else', () => {
    const queue = one('Waiting', 'AWS::SQS::Queue', {});
    expect(problemsOfChange(queue, one('Waiting', 'AWS::SNS::Topic', {}))).toEqual([
      'Flows/Waiting changes from AWS::SQS::Queue to AWS::SNS::Topic',
    ]);
  });

  test('a name that is still taken while the new resource is made', () => {
    const named = (id: string) => one(id, 'AWS::CloudWatch::Alarm', { AlarmName: 'ChatApi-StartChatFails' });
    expect(problemsOfChange(named('Fails'), named('StartChatFails'))).toEqual([
      'Flows/StartChatFails (AWS::CloudWatch::Alarm) would be made while Flows/Fails has its name',
    ]);
  });

  test('a name that refers to a resource is its own stack’s', () => {
    const policy = { 'AWS::SNS::TopicPolicy': { Topics: [{ Ref: 'Topic' }] } };
    const [[type, properties] = ['', {}]] = Object.entries(policy);
    const elsewhere = { Other: one('Policy', type, properties).Flows ?? { Resources: {} } };
    expect(problemsOfChange(one('Policy', type, properties), elsewhere)).toEqual([]);
    expect(problemsOfChange(one('Policy', type, properties), one('Moved', type, properties))).toEqual([
      'Flows/Moved (AWS::SNS::TopicPolicy) would be made while Flows/Policy has its name',
    ]);
  });

  test('something that holds what somebody would miss is deleted', () => {
    expect(problemsOfChange(one('Log', 'AWS::Logs::LogGroup', {}), { Flows: { Resources: {} } })).toEqual([
      'Flows/Log (AWS::Logs::LogGroup) would be deleted with what it holds',
    ]);
    expect(problemsOfChange(one('Log', 'AWS::Logs::LogGroup', {}), {})).toEqual([]);
  });

  test('a type that nobody has looked up', () => {
    const before = one('New', 'AWS::Strange::Thing', { Name: 'a' });
    expect(() => problemsOfChange(before, before)).toThrow(
      'AWS::Strange::Thing is not in types.txt: add it, and run test/infra/changes/create-only.py',
    );
    expect(() => problemsOfChange(before, {})).toThrow(
      'AWS::Strange::Thing is not in refused.ts: add by what it is known, or [].',
    );
  });
});
