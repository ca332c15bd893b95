import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { received, testCase } from '../../../infra/flows/tests/index.ts';
import { InvalidTestCase, LocalConnect, TestCaseFailed } from '../../../local/index.ts';
import { similarity } from '../../../local/test-cases/similarity.ts';
import { writeJunit } from '../../../local/test-cases/write-junit.ts';
import { flowOf } from '../../fixtures/flow-of.ts';
import { startDesk } from './desk.ts';

let connect: LocalConnect;
beforeAll(async () => {
  connect = await startDesk();
});
afterAll(() => connect.close());

const { content } = testCase({ name: 'Greets', steps: [received('Hello').end()] });
const EntryPoint = { Type: 'CHAT', ChatEntryPointParameters: { FlowId: 'Desk' } };
const ready = { Name: 'Greets', Content: content, EntryPoint };

async function problemsOf(given: unknown, flow?: string): Promise<readonly string[]> {
  const refused: unknown = await connect
    .testCase(given, flow === undefined ? {} : { flow })
    .catch((error: unknown) => error);
  if (!(refused instanceof InvalidTestCase)) throw refused;
  return refused.problems.map(({ path, message }) => `${path}: ${message}`);
}

describe('a test case is read', () => {
  test.each([
    ['as the API takes it', ready],
    ['with its content as a text', { ...ready, Content: JSON.stringify(content) }],
    ['as a text, behind a byte order mark', `\uFEFF${JSON.stringify(ready)}`],
    ['from an answer of DescribeTestCase', { TestCase: ready }],
    [
      'with what the console keeps in its metadata',
      { ...content, Metadata: { name: 'Greets', entryPoint: EntryPoint } },
    ],
  ])('%s', async (_form, given) => {
    expect(await connect.testCase(given)).toMatchObject({ name: 'Greets', flow: 'Desk', status: 'PASSED' });
  });

  test('with attributes that its chat starts with', async () => {
    const { content: checks } = testCase({
      name: 'Checks',
      steps: [received('Hello').check('$.Attributes.locale', 'en').check('$.SegmentAttributes.kind', 'test').end()],
    });
    const InitializationData = { Attributes: { locale: 'en' }, SegmentAttributes: { kind: { ValueString: 'test' } } };
    for (const data of [InitializationData, JSON.stringify(InitializationData)]) {
      const given = { ...ready, Content: checks, InitializationData: data };
      expect(await connect.testCase(given)).toMatchObject({ status: 'PASSED', warnings: [] });
    }
  });

  test('with a word of warning for data that nothing reads', async () => {
    const given = { ...ready, InitializationData: { Attributes: {}, locale: 'en' } };
    const { warnings } = await connect.testCase(given);
    expect(warnings).toEqual([
      expect.stringContaining('InitializationData.locale: the service takes it and nothing reads it'),
      expect.stringContaining('add "SegmentAttributes": {}'),
    ]);
  });
});

describe('a test case is refused', () => {
  test.each<[string, unknown, string]>([
    ['that is not JSON', 'nothing of the kind', ': it is not JSON'],
    ['whose content is not JSON', { Content: '{' }, 'Content: the text is not JSON'],
    ['that names no flow', { Content: content }, 'EntryPoint: it names no flow'],
    [
      'that names a flow which is not here',
      { ...ready, EntryPoint: { Type: 'CHAT', ChatEntryPointParameters: { FlowId: 'x' } } },
      'EntryPoint.ChatEntryPointParameters.FlowId: there is no flow "x" here',
    ],
    ['that is a call', { ...ready, EntryPoint: { Type: 'VOICE_CALL' } }, 'Local Connect plays chats, not calls'],
    ['that starts with no object', { ...ready, InitializationData: '[]' }, 'InitializationData: a JSON object'],
    ['that starts with a list', { ...ready, InitializationData: { Attributes: [] } }, 'an object of texts is expected'],
    ['that starts with numbers', { ...ready, InitializationData: { Attributes: { n: 1 } } }, 'Attributes.n: a text'],
    ['that is too large', { ...content, Metadata: { text: 'x'.repeat(256_000) } }, '256000 at most'],
    ['that is too deep', JSON.parse(`${'{"a":'.repeat(40)}1${'}'.repeat(40)}`), 'nested more than'],
  ])('%s', async (_what, given, told) => {
    expect(await problemsOf(given)).toContainEqual(expect.stringContaining(told));
  });

  test('whose flow is not one that a chat starts in', async () => {
    connect.loadFlow({
      name: 'Waiting',
      type: 'CUSTOMER_QUEUE',
      content: flowOf({ Identifier: 'end', Type: 'EndFlowExecution', Parameters: {}, Transitions: {} }),
    });
    expect(await problemsOf(ready, 'Waiting')).toEqual([expect.stringContaining('is a CUSTOMER_QUEUE')]);
  });

  test('whose flow was named and is not here, with those that are', async () => {
    expect(await problemsOf(ready, 'Dekc')).toEqual([
      expect.stringMatching(/^: there is no flow "Dekc" here\. There are: "Desk", "Bot desk"/),
    ]);
    await using bare = await LocalConnect.start();
    await expect(bare.testCase(ready)).rejects.toThrow('there is no flow "Desk" here. There are: none.');
  });

  test('with every problem, in a message of a bounded length', async () => {
    const error: unknown = await connect.testCase({ Name: 'x'.repeat(10_000), Content: {} }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(InvalidTestCase);
    expect(String(error).length).toBeLessThan(6100);
  });

  test('with options that there are not', async () => {
    const options: object = { flwo: 'Desk' };
    await expect(connect.testCase(ready, options)).rejects.toThrow(
      'testCase: there is no "flwo". There are: flow, fallbackName.',
    );
  });
});

test('JUnit has each test case, with what is told of those that did not pass', async () => {
  const passed = await connect.testCase(ready);
  const failing = { ...ready, Content: testCase({ name: 'x', steps: [received('Never <said>')] }).content };
  const failed: unknown = await connect.testCase(failing).catch((error: unknown) => error);
  if (!(failed instanceof TestCaseFailed)) throw failed;
  const xml = writeJunit([passed, failed.report, { name: 'a & b', refused: 'bell \u0007 and "quote"' }]);
  expect(xml).toContain('<testsuite name="test cases" tests="3" failures="2">');
  expect(xml).toContain('<testcase classname="Desk" name="Greets" time="0" />');
  expect(xml).toContain('<failure message="OBSERVE_EVENT">');
  expect(xml).toContain('a message with “Never &lt;said&gt;” in it');
  expect(xml).toContain('<testcase classname="refused" name="a &amp; b" time="0">');
  expect(xml).toContain('bell � and &quot;quote&quot;');
});

test.each([
  ['press 1', 'For sales, press one.', 1],
  ['Are you still there?', 'are <b>you</b> still there', 1],
  ['one two three four', 'one two five six', 0.5],
  ['due in 42 days', 'It is due in 42 days.', 1],
  ['', '', 1],
  ['!', 'word', 0],
])('%j is to %j similar by %d', (expected, heard, score) => {
  expect(similarity(expected, heard)).toBe(score);
});
