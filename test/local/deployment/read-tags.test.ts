import { ConnectClient, DescribeContactFlowCommand, DescribeTestCaseCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { received, testCase } from '../../../infra/flows/tests/index.ts';
import { LocalConnect } from '../../../local/index.ts';
import { END, flowOf } from '../../fixtures/flow-of.ts';
import { problemOf, read, temporaryFolder, writeAssembly } from './assembly.ts';

const InstanceArn = 'arn:aws:connect:us-east-1:111122223333:instance/6b1f2a5e-0d3c-4f7a-9c58-2f1f6d2c9a10';
const RESOURCES = {
  'AWS::Connect::ContactFlow': {
    InstanceArn,
    Name: 'Mine',
    Type: 'CONTACT_FLOW',
    Content: JSON.stringify(flowOf(END)),
  },
  'AWS::Connect::ContactFlowModule': { InstanceArn, Name: 'Module', Content: JSON.stringify(flowOf(END)) },
  'AWS::Connect::TestCase': {
    InstanceArn,
    Name: 'Greets',
    Content: JSON.stringify(testCase({ name: 'Greets', steps: [received('Hello').end()] }).content),
  },
};

const app = (Type: string, properties: object, Tags: unknown) => ({
  Stack: { Resources: { Tagged: { Type, Properties: { ...properties, Tags } } } },
});
const tag = (Key: unknown, Value: unknown = '') => ({ Key, Value });
const manyTags = (count: number) => Array.from({ length: count }, (_, index) => tag(`tag${index}`));

describe.each(Object.entries(RESOURCES))('the tags of an %s', (type, properties) => {
  test.each([
    ['are 50 at most', manyTags(51), 'Tags has 51 entries. Expected 50 at most.'],
    ['are a list', { team: 'chat' }, 'Tags must be a list'],
    ['have a key', [tag('a'), tag(undefined)], 'Tags[1].Key must be text.'],
    ['have no empty key', [tag('')], 'Tags[0].Key has 0 characters. Expected 1 to 128.'],
    ['have no key that is too long', [tag('k'.repeat(129))], 'Tags[0].Key has 129 characters. Expected 1 to 128.'],
    ['have no key of AWS', [tag('aws:team')], 'Tags[0].Key is "aws:team". Expected what matches'],
    ['have each key once', [tag('a', '1'), tag('a', '2')], 'Tags[1].Key is "a", as an earlier one is.'],
    ['have a value', [tag('a', {})], 'Tags[0].Value must be text.'],
    ['have no value that is too long', [tag('a', 'v'.repeat(257))], 'Tags[0].Value has 257 characters. Expected 256'],
  ])('%s', (_what, tags, told) => {
    expect(problemOf(app(type, properties, tags)).message).toContain(told);
  });

  test('are read up to the limits, and resolved', () => {
    const tags = [...manyTags(48), tag('k'.repeat(128), 'v'.repeat(256)), tag('region', { Ref: 'AWS::Region' })];
    const { flows, testCases } = read(app(type, properties, tags));
    const [{ tags: found } = { tags: undefined }] = [...flows, ...testCases];
    expect(Object.keys(found ?? {})).toHaveLength(50);
    expect(found).toMatchObject({ region: 'us-east-1', ['k'.repeat(128)]: 'v'.repeat(256) });
  });
});

test('what is described has the tags of its deployment', async () => {
  using folder = temporaryFolder();
  const Resources = Object.fromEntries(
    Object.entries(RESOURCES).map(([Type, properties]) => [
      properties.Name,
      { Type, Properties: { ...properties, Tags: [tag('team', 'chat')] } },
    ]),
  );
  writeAssembly(folder.dir, { Stack: { Resources } });
  await using connect = await LocalConnect.start({ assembly: folder.dir });
  const credentials = { accessKeyId: 'k', secretAccessKey: 's' };
  const client = new ConnectClient({ endpoint: connect.url, region: 'us-east-1', credentials });
  const InstanceId = connect.instance.instanceId;
  const ContactFlowId = connect.flows.find(({ name }) => name === 'Mine')?.id;
  const { ContactFlow } = await client.send(new DescribeContactFlowCommand({ InstanceId, ContactFlowId }));
  expect(ContactFlow).toMatchObject({ Name: 'Mine', Tags: { team: 'chat' } });
  const { testCases } = read({ Stack: { Resources } });
  const TestCaseId = testCases[0]?.id;
  const { TestCase } = await client.send(new DescribeTestCaseCommand({ InstanceId, TestCaseId }));
  expect(TestCase).toMatchObject({ Name: 'Greets', Tags: { team: 'chat' } });
});
