import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { InvalidFlowFile, readFlowFile } from '../../../local/flow-files/index.ts';
import { END, flowOf } from '../../fixtures/flow-of.ts';

const caseOf = (name: string) =>
  readFileSync(new URL(`../../fixtures/flows/cases/${name}.json`, import.meta.url), 'utf8');

const goodbye = flowOf(END);

describe('what people have is read as a flow', () => {
  test.each([
    ['an object', goodbye],
    ['its text', JSON.stringify(goodbye)],
    ['its text behind a byte order mark', `\uFEFF${JSON.stringify(goodbye)}`],
    ['{ Name, Type, Content } with an object', { Name: 'n', Type: 'CONTACT_FLOW', Content: goodbye }],
    ['{ Name, Content } with a text', { Name: 'n', Content: JSON.stringify(goodbye) }],
    [
      'a describe-contact-flow answer',
      { ContactFlow: { Name: 'n', Type: 'CONTACT_FLOW', Content: JSON.stringify(goodbye) } },
    ],
    ['the text of one', JSON.stringify({ ContactFlow: { Name: 'n', Content: JSON.stringify(goodbye) } })],
  ])('%s', (_, file) => {
    expect(readFlowFile(file, { fallbackName: 'n' })).toMatchObject({
      name: 'n',
      type: 'CONTACT_FLOW',
      content: goodbye,
    });
  });

  test('an answer of describe-contact-flow brings its name, type and id', () => {
    expect(readFlowFile(caseOf('describe-contact-flow-answer'))).toMatchObject({
      name: 'Greeting',
      type: 'CONTACT_FLOW',
      id: '00000000-0000-4000-8000-000000000002',
      notes: [],
      warnings: [],
    });
  });

  test('an answer of describe-contact-flow-module is a module', () => {
    const answer = { ContactFlowModule: { Name: 'Mine', Id: 'm-1', Content: JSON.stringify(goodbye) } };
    expect(readFlowFile(answer)).toMatchObject({ name: 'Mine', type: 'MODULE', id: 'm-1' });
  });
});

describe('name and type', () => {
  const exported = { ...goodbye, Metadata: { name: 'Exported', type: 'customerQueue' } };

  test('come from the metadata of an export', () => {
    expect(readFlowFile(exported)).toMatchObject({
      name: 'Exported',
      type: 'CUSTOMER_QUEUE',
      notes: ['It is taken as CUSTOMER_QUEUE: its Metadata says so.'],
    });
  });

  test('what is given wins, and a difference is a warning', () => {
    const flow = readFlowFile(exported, { name: 'Given', type: 'CONTACT_FLOW' });
    expect(flow).toMatchObject({ name: 'Given', type: 'CONTACT_FLOW' });
    expect(flow.warnings).toEqual([
      'The file says the name "Exported"; "Given", which was given, is used.',
      'The file says the type "CUSTOMER_QUEUE"; "CONTACT_FLOW", which was given, is used.',
    ]);
  });

  test('what is given and equals what the file says is not warned of', () => {
    expect(readFlowFile(exported, { name: 'Exported', type: 'CUSTOMER_QUEUE' }).warnings).toEqual([]);
  });

  test.each([
    ['Settings', { ...goodbye, Settings: {} }],
    ['an EndFlowModuleExecution block', flowOf({ Identifier: 'End', Type: 'EndFlowModuleExecution' })],
  ])('a flow with %s is a module', (what, content) => {
    const { type, notes } = readFlowFile(content, { fallbackName: 'n' });
    expect(type).toBe('MODULE');
    expect(notes.join()).toContain(what);
  });

  test('an export of a module that does not say its type is a module', () => {
    expect(readFlowFile(caseOf('module-export-has-no-type'))).toMatchObject({ name: 'A module', type: 'MODULE' });
  });

  test('the one type that takes all blocks is taken, and told', () => {
    const queue = flowOf(END, { Identifier: 'next', Type: 'DequeueContactAndTransferToQueue' });
    expect(readFlowFile(queue, { fallbackName: 'n' })).toMatchObject({
      type: 'CUSTOMER_QUEUE',
      notes: ['It is taken as CUSTOMER_QUEUE: no other takes all its blocks.'],
    });
  });

  test('blocks that fit an inbound flow among others make it one', () => {
    expect(readFlowFile(goodbye, { fallbackName: 'n' })).toMatchObject({ type: 'CONTACT_FLOW' });
  });
});

describe('what is not a flow is refused with what to do', () => {
  test.each([
    ['text that is not JSON', '{ "Version": ', /not JSON.*describe-contact-flow/],
    ['a list', [goodbye], /not a JSON object/],
    ['content that is not JSON', { Name: 'n', Content: 'hello' }, /Content is a text that is not JSON/],
    ['an empty answer', { ContactFlow: null }, /ContactFlow is not a JSON object/],
    ['an answer without content', { ContactFlow: { Name: 'n' } }, /ContactFlow\.Content is not a JSON object/],
    ['an unknown type', { Name: 'n', Type: 'CONTACT_FLOWS', Content: goodbye }, /CONTACT_FLOWS.*CONTACT_FLOW/],
    ['the old designer’s export', caseOf('legacy-designer-export'), /old flow designer.*export it again/],
    ['a flow without any name', goodbye, /no name/],
  ])('%s', (_, file, message) => {
    expect(() => readFlowFile(file)).toThrow(InvalidFlowFile);
    expect(() => readFlowFile(file)).toThrow(message);
  });
});

test('display names of what blocks refer to are found wherever the designer keeps them', () => {
  const content = {
    ...flowOf(
      { Identifier: 'a', Type: 'UpdateContactTargetQueue', Parameters: { QueueId: 'arn:queue-a' } },
      { Identifier: 'b', Type: 'UpdateContactEventHooks', Parameters: { EventHooks: { CustomerQueue: 'arn:flow-b' } } },
      { Identifier: 'c', Type: 'TransferToFlow', Parameters: { ContactFlowId: 'arn:flow-c' } },
      { Identifier: 'd', Type: 'CheckMetricData', Parameters: { QueueId: 'arn:queue-d' } },
    ),
    Metadata: {
      ActionMetadata: {
        a: { parameters: { QueueId: { displayName: 'Sales' } } },
        b: { parameters: { EventHooks: { CustomerQueue: { displayName: 'Hold on' } } } },
        c: { contactFlow: { id: 'arn:flow-c', text: 'Next flow' } },
        d: { queue: { text: 'Support' } },
      },
    },
  };
  expect([...readFlowFile(content, { fallbackName: 'n' }).displayNames]).toEqual([
    ['arn:queue-a', 'Sales'],
    ['arn:flow-b', 'Hold on'],
    ['arn:flow-c', 'Next flow'],
    ['arn:queue-d', 'Support'],
  ]);
});
