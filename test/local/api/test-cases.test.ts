import {
  DeleteTestCaseCommand,
  DescribeTestCaseCommand,
  InvalidTestCaseException,
  ListTestCasesCommand,
  SearchTestCasesCommand,
  UpdateTestCaseCommand,
} from '@aws-sdk/client-connect';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { received, testCase } from '../../../infra/flows/tests/index.ts';
import { errorOf } from './people.ts';
import { type ServedApi, serveApi } from './serve-api.ts';
import { createTestCase, WELCOMES } from './tests-at-hand.ts';

const OTHER = JSON.stringify(testCase({ name: 'Other', steps: [received('Something else')] }).content);
const BROKEN = '{"Version":"2025-06-21","Observations":[]}';

let api: ServedApi;
beforeEach(async () => {
  api = await serveApi();
});
afterEach(() => api[Symbol.asyncDispose]());

const here = () => ({ InstanceId: api.instance.instanceId });

const describeTestCase = async (TestCaseId: string, Status?: 'PUBLISHED' | 'SAVED') =>
  (await api.connect.send(new DescribeTestCaseCommand({ ...here(), TestCaseId, Status }))).TestCase;

describe('test cases', () => {
  test('CreateTestCase publishes what is valid, and DescribeTestCase shows it', async () => {
    const TestCaseId = await createTestCase(api, {
      Description: 'It welcomes',
      InitializationData: '{"Attributes":{},"SegmentAttributes":{}}',
      Tags: { team: 'chat' },
    });
    expect(await describeTestCase(TestCaseId)).toEqual({
      Arn: `${api.instance.instanceArn}/test-case/${TestCaseId}`,
      Id: TestCaseId,
      Name: 'Welcomes',
      Description: 'It welcomes',
      Content: WELCOMES,
      EntryPoint: { Type: 'CHAT', ChatEntryPointParameters: { FlowId: api.flow.id } },
      InitializationData: '{"Attributes":{},"SegmentAttributes":{}}',
      Status: 'PUBLISHED',
      Tags: { team: 'chat' },
      TestCaseSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      LastModifiedTime: new Date('2026-01-31T12:00:00Z'),
      LastModifiedRegion: 'us-east-1',
    });
  });

  test('CreateTestCase refuses what is not valid, with each problem, unless it is only saved', async () => {
    const refused: unknown = await createTestCase(api, { Content: BROKEN }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(InvalidTestCaseException);
    expect(refused).toMatchObject({
      Problems: [
        { message: expect.stringContaining('Version: "2019-10-30" is expected') },
        { message: 'Observations: one observation at least is expected' },
      ],
    });
    expect(await errorOf(createTestCase(api, { Content: 'no JSON' }))).toMatchObject({
      message: 'Invalid test case: Content: the text is not JSON',
    });
    const TestCaseId = await createTestCase(api, { Content: BROKEN, Status: 'SAVED' });
    expect(await describeTestCase(TestCaseId)).toMatchObject({ Status: 'SAVED', Content: BROKEN });
  });

  test('CreateTestCase refuses a name that there is, a blank one, and texts that are too long', async () => {
    await createTestCase(api);
    expect(await errorOf(createTestCase(api))).toMatchObject({ name: 'DuplicateResourceException' });
    for (const Name of [' ', 'x'.repeat(128)]) {
      expect(await errorOf(createTestCase(api, { Name }))).toMatchObject({ name: 'InvalidParameterException' });
    }
    for (const more of [{ Description: 'x'.repeat(501) }, { InitializationData: ' '.repeat(256_001) }]) {
      expect(await errorOf(createTestCase(api, { Name: 'B', ...more }))).toMatchObject({
        name: 'InvalidParameterException',
      });
    }
  });

  test.each([
    ['has too many characters', `{"a":"${'x'.repeat(256_000)}"}`, '256000 at most'],
    ['is nested too deep', `${'['.repeat(2000)}${']'.repeat(2000)}`, 'levels deep'],
  ])('CreateTestCase refuses content that %s', async (_what, Content, told) => {
    expect(await errorOf(createTestCase(api, { Content }))).toMatchObject({
      name: 'InvalidTestCaseException',
      message: expect.stringContaining(told),
    });
  });

  test('CreateTestCase makes none for a replica Region', async () => {
    expect(await errorOf(createTestCase(api, { TestCaseId: 'x' }))).toMatchObject({ name: 'InvalidRequestException' });
  });

  test('UpdateTestCase keeps what was saved beside what is published, until it publishes', async () => {
    const TestCaseId = await createTestCase(api);
    const update = (more: object) => api.connect.send(new UpdateTestCaseCommand({ ...here(), TestCaseId, ...more }));
    await update({ Content: OTHER, Status: 'SAVED' });
    expect(await describeTestCase(TestCaseId)).toMatchObject({ Content: WELCOMES, Status: 'PUBLISHED' });
    expect(await describeTestCase(TestCaseId, 'SAVED')).toMatchObject({ Content: OTHER, Status: 'SAVED' });
    await update({ Name: 'Other' });
    expect(await describeTestCase(TestCaseId)).toMatchObject({ Name: 'Other', Content: OTHER, Status: 'PUBLISHED' });
    expect(await errorOf(update({ Content: BROKEN }))).toMatchObject({ name: 'InvalidTestCaseException' });
  });

  test('DescribeTestCase finds no published version of what is only saved', async () => {
    const TestCaseId = await createTestCase(api, { Status: 'SAVED' });
    expect(await errorOf(describeTestCase(TestCaseId, 'PUBLISHED'))).toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  test('DeleteTestCase takes a test case away, by its id or ARN', async () => {
    const TestCaseId = await createTestCase(api);
    const arn = `${api.instance.instanceArn}/test-case/${TestCaseId}`;
    await api.connect.send(new DeleteTestCaseCommand({ ...here(), TestCaseId: arn }));
    expect(await errorOf(describeTestCase(TestCaseId))).toMatchObject({ name: 'ResourceNotFoundException' });
  });

  test('ListTestCases lists them by name, page by page', async () => {
    await createTestCase(api, { Name: 'B', Status: 'SAVED' });
    await createTestCase(api, { Name: 'A' });
    const list = (more: object = {}) => api.connect.send(new ListTestCasesCommand({ ...here(), ...more }));
    const first = await list({ MaxResults: 1 });
    expect(first.TestCaseSummaryList).toMatchObject([{ Name: 'A', Status: 'PUBLISHED' }]);
    const { TestCaseSummaryList, NextToken } = await list({ NextToken: first.NextToken });
    expect(TestCaseSummaryList).toMatchObject([{ Name: 'B', Status: 'SAVED' }]);
    expect(NextToken).toBeUndefined();
    expect(await errorOf(list({ NextToken: 'nowhere' }))).toMatchObject({ name: 'InvalidParameterException' });
  });

  test('SearchTestCases finds them by text, status and tag', async () => {
    await createTestCase(api, { Name: 'Chat: open', Tags: { team: 'chat' } });
    await createTestCase(api, { Name: 'Chat: closed', Description: 'Out of hours', Status: 'SAVED' });
    const search = async (SearchCriteria?: object, SearchFilter?: object) => {
      const command = new SearchTestCasesCommand({ ...here(), SearchCriteria, SearchFilter });
      const { TestCases = [], ApproximateTotalCount } = await api.connect.send(command);
      expect(ApproximateTotalCount).toBe(TestCases.length);
      return TestCases.map(({ Name }) => Name);
    };
    const by = (FieldName: string, Value: string, ComparisonType: string) => ({
      StringCondition: { FieldName, Value, ComparisonType },
    });
    expect(await search()).toEqual(['Chat: closed', 'Chat: open']);
    expect(await search(by('name', 'chat', 'STARTS_WITH'))).toEqual(['Chat: closed', 'Chat: open']);
    expect(await search(by('name', 'CHAT: OPEN', 'EXACT'))).toEqual(['Chat: open']);
    expect(await search(by('description', 'hours', 'CONTAINS'))).toEqual(['Chat: closed']);
    expect(await search({ StatusCondition: 'SAVED' })).toEqual(['Chat: closed']);
    expect(
      await search({ OrConditions: [by('name', 'open', 'CONTAINS'), by('name', 'closed', 'CONTAINS')] }),
    ).toHaveLength(2);
    expect(await search({ AndConditions: [by('name', 'chat', 'CONTAINS'), { StatusCondition: 'PUBLISHED' }] })).toEqual(
      ['Chat: open'],
    );
    const tag = { TagKey: 'team', TagValue: 'chat' };
    expect(await search(undefined, { TagFilter: { TagCondition: tag } })).toEqual(['Chat: open']);
    expect(await search(undefined, { TagFilter: { OrConditions: [[tag], [{ TagKey: 'x' }]] } })).toEqual([
      'Chat: open',
    ]);
    expect(await search(undefined, { TagFilter: { AndConditions: [tag, { TagKey: 'x' }] } })).toEqual([]);
    expect(await errorOf(search(by('colour', 'red', 'EXACT')))).toMatchObject({ name: 'InvalidParameterException' });
  });
});
