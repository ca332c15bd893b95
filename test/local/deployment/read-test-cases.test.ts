import { describe, expect, test } from '@jest/globals';
import { received, testCase } from '../../../infra/flows/tests/index.ts';
import { problemOf, read } from './assembly.ts';

const instanceArn = 'arn:aws:connect:us-east-1:111122223333:instance/one';
const { content } = testCase({ name: 'Greets', steps: [received('Hello').end()] });

const app = (properties: Readonly<Record<string, unknown>>) => ({
  Resources: {
    Greets: {
      Type: 'AWS::Connect::TestCase',
      Properties: { InstanceArn: instanceArn, Name: 'Greets', Content: JSON.stringify(content), ...properties },
    },
  },
});

describe('AWS::Connect::TestCase', () => {
  test('is read with its entry point and initial data, and published unless it says otherwise', () => {
    const EntryPoint = { Type: 'CHAT', ChatEntryPointParameters: { FlowId: 'f' } };
    const [found] = read({ Tests: app({ EntryPoint, Description: 'It greets', InitializationData: '{}' }) }).testCases;
    expect(found).toEqual({
      id: expect.any(String),
      arn: `${instanceArn}/test-case/${found?.id}`,
      name: 'Greets',
      description: 'It greets',
      content: JSON.stringify(content),
      entryPoint: EntryPoint,
      initializationData: '{}',
      status: 'PUBLISHED',
    });
  });

  test('is read with its content put together in the template, as ARNs of other resources make it', () => {
    const awaited = received('Hello').check('$.Queue.ARN', 'QUEUE').end();
    const { content: checks } = testCase({ name: 'Greets', steps: [awaited] });
    const [before = '', after = ''] = JSON.stringify(checks).split('QUEUE');
    for (const Content of [
      { 'Fn::Join': ['', [before, { Ref: 'AWS::Region' }, after]] },
      { 'Fn::Sub': `${before}\${AWS::Region}${after}` },
    ]) {
      const [found] = read({ Tests: app({ Content }) }).testCases;
      expect(found?.content).toBe(`${before}us-east-1${after}`);
    }
  });

  test('that publishing would refuse is refused, unless it is only saved', () => {
    const broken = { Content: '{"Version":"2025-06-21","Observations":[]}' };
    expect(problemOf({ Tests: app(broken) }).message).toContain(
      'Amazon Connect would refuse the test case "Greets":\n- Version: "2019-10-30" is expected',
    );
    const saved = read({ Tests: app({ ...broken, Status: 'SAVED' }) }).testCases;
    expect(saved).toMatchObject([{ status: 'SAVED', content: broken.Content }]);
  });
});
