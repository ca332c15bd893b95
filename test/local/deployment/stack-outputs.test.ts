import { describe, expect, test } from '@jest/globals';
import { readDeployment } from '../../../local/deployment/index.ts';
import { servedAt, temporaryFolder, writeAssembly } from './assembly.ts';

/** The names of the queues of two stacks, one of which reads an output of the other. */
function namesOfQueues(reads: object): readonly string[] {
  const queueNamed = (name: unknown) => ({ Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: name } } });
  using folder = temporaryFolder();
  writeAssembly(folder.dir, {
    One: { Resources: queueNamed('orders'), Outputs: { Name: { Value: { 'Fn::GetAtt': ['Queue', 'QueueName'] } } } },
    Two: { Resources: queueNamed({ 'Fn::Join': ['-', ['more', { 'Fn::GetStackOutput': reads }]] }) },
  });
  return readDeployment(folder.dir, servedAt).sqsQueues.map(({ name }) => name);
}

describe('Fn::GetStackOutput', () => {
  test('reads an output of another stack that is not exported', () => {
    expect(namesOfQueues({ StackName: 'One', OutputName: 'Name' })).toEqual(['orders', 'more-orders']);
  });

  test.each([
    ['a stack', { StackName: 'Three', OutputName: 'Name' }, 'the assembly has no stack Three'],
    ['an output', { StackName: 'One', OutputName: 'Url' }, 'stack One has no output Url'],
  ])('says which %s is not there', (_what, reads, message) => {
    expect(() => namesOfQueues(reads)).toThrow(message);
  });
});
