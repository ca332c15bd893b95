import {
  CreateContactFlowCommand,
  type CreateContactFlowCommandInput,
  DescribeContactFlowCommand,
  ListContactFlowsCommand,
  UpdateContactFlowContentCommand,
} from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { END, flowOf } from '../../fixtures/flow-of.ts';
import { errorOf, given, startChat } from './people.ts';
import { call, type ServedApi, serveApi } from './serve-api.ts';

const flowThatSays = (Text: string) =>
  JSON.stringify(
    flowOf(
      { Identifier: 'say', Type: 'MessageParticipant', Parameters: { Text }, Transitions: { NextAction: 'End' } },
      END,
    ),
  );
const BROKEN = '{"Version":"2019-10-30","StartAction":"nowhere","Actions":[{}]}';

async function create(api: ServedApi, more: Partial<CreateContactFlowCommandInput> = {}) {
  const { ContactFlowId } = await api.connect.send(
    new CreateContactFlowCommand({
      InstanceId: api.instance.instanceId,
      Name: 'Greeting',
      Type: 'CONTACT_FLOW',
      Content: flowThatSays('Hello'),
      ...more,
    }),
  );
  return given(ContactFlowId);
}

async function describeFlow(api: ServedApi, ContactFlowId: string) {
  const InstanceId = api.instance.instanceId;
  const { ContactFlow } = await api.connect.send(new DescribeContactFlowCommand({ InstanceId, ContactFlowId }));
  return given(ContactFlow);
}

const update = (api: ServedApi, ContactFlowId: string, Content: string) =>
  api.connect.send(
    new UpdateContactFlowContentCommand({ InstanceId: api.instance.instanceId, ContactFlowId, Content }),
  );

const list = (api: ServedApi, more: { NextToken?: string; MaxResults?: number } = {}) =>
  api.connect.send(
    new ListContactFlowsCommand({ InstanceId: api.instance.instanceId, ContactFlowTypes: ['CONTACT_FLOW'], ...more }),
  );

const THEIRS = 'arn:aws:connect:eu-west-2:111122223333:instance/theirs';
const flowInto = (QueueId: string) =>
  JSON.stringify(
    flowOf(
      {
        Identifier: 'set',
        Type: 'UpdateContactTargetQueue',
        Parameters: { QueueId },
        Transitions: { NextAction: 'End', Errors: [{ NextAction: 'End', ErrorType: 'NoMatchingError' }] },
      },
      END,
    ),
  );

describe.each([
  ['a queue of another instance', `${THEIRS}/queue/q-1`, 'queue'],
  ['an agent’s queue of another instance', `${THEIRS}/queue/agent/ann`, 'agent'],
  ['a queue by an id that this instance does not have', 'bbbbbbbb-0000-4000-8000-00000000000b', 'queue'],
])('a flow that names %s', (_, queueId, kind) => {
  const flowOfTheirs = flowInto(queueId);
  const place = 'Actions[0].Parameters.QueueId';
  const refusal = {
    name: 'InvalidContactFlowException',
    problems: [{ message: `Invalid Action property value. Path: ${place}. The ${kind} is of another instance` }],
  };

  test('is refused by CreateContactFlow where it is to be published, and taken where it is saved', async () => {
    await using api = await serveApi();
    await expect(create(api, { Content: flowOfTheirs })).rejects.toMatchObject(refusal);
    const id = await create(api, { Content: flowOfTheirs, Status: 'SAVED' });
    expect((await describeFlow(api, `${id}:$SAVED`)).Content).toBe(flowOfTheirs);
  });

  test('is refused by UpdateContactFlowContent, and taken where it is saved', async () => {
    await using api = await serveApi();
    const id = await create(api);
    await expect(update(api, id, flowOfTheirs)).rejects.toMatchObject(refusal);
    await update(api, `${id}:$SAVED`, flowOfTheirs);
  });
});

describe('CreateContactFlow', () => {
  test('publishes a flow, which DescribeContactFlow tells and in which chats start', async () => {
    await using api = await serveApi();
    const id = await create(api, { Description: 'Says hello', Tags: { team: 'chat' } });
    expect(await describeFlow(api, id)).toMatchObject({
      Id: id,
      Arn: `${api.instance.instanceArn}/contact-flow/${id}`,
      Name: 'Greeting',
      Type: 'CONTACT_FLOW',
      State: 'ACTIVE',
      Status: 'PUBLISHED',
      Description: 'Says hello',
      Tags: { team: 'chat' },
      Content: flowThatSays('Hello'),
      FlowContentSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      LastModifiedTime: new Date('2026-01-31T12:00:00.000Z'),
    });
    await startChat(api, { ContactFlowId: id });
    expect(api.events[0]).toMatchObject({ type: 'CONTACT_STARTED', flowId: id });
  });

  test('names the place of a problem whose words do not', async () => {
    await using api = await serveApi();
    const Actions = Array.from({ length: 251 }, (_, index) => ({ ...END, Identifier: `${index}` }));
    const { body } = await call(api, 'PUT', `/contact-flows/${api.instance.instanceId}`, {
      Name: 'Long',
      Type: 'CONTACT_FLOW',
      Content: JSON.stringify({ ...flowOf(), StartAction: '0', Actions }),
    });
    expect(body).toEqual({ problems: [{ message: 'A flow has at most 250 actions, got 251. Path: Actions' }] });
  });

  test('refuses a flow that is nested too deeply', async () => {
    await using api = await serveApi();
    const Content = `{"Version":"2019-10-30","Metadata":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const path = `/contact-flows/${api.instance.instanceId}`;
    const answer = await call(api, 'PUT', path, { Name: 'Deep', Type: 'CONTACT_FLOW', Content });
    expect(answer).toMatchObject({ status: 400, errorType: 'InvalidContactFlowException' });
    expect(answer.body).toEqual({ problems: [{ message: 'It is nested more than 32 levels deep' }] });
  });

  test('refuses an invalid flow with its problems, in lower case', async () => {
    await using api = await serveApi();
    const path = `/contact-flows/${api.instance.instanceId}`;
    const answer = await call(api, 'PUT', path, { Name: 'Broken', Type: 'CONTACT_FLOW', Content: BROKEN });
    expect(answer).toMatchObject({ status: 400, errorType: 'InvalidContactFlowException' });
    expect(answer.body).toEqual({
      problems: expect.arrayContaining([{ message: expect.stringMatching(/StartAction/) }]),
    });
    expect(await errorOf(create(api, { Content: '{' }))).toMatchObject({ name: 'InvalidContactFlowException' });
    expect(api.flows.all).toHaveLength(1);
  });

  test('refuses a name that is taken', async () => {
    await using api = await serveApi();
    await create(api, { Status: 'SAVED' });
    expect(await errorOf(create(api))).toMatchObject({ name: 'DuplicateResourceException', status: 409 });
  });

  test('saves a flow unchecked; it is found by :$SAVED, and no chat starts in it', async () => {
    await using api = await serveApi();
    const id = await create(api, { Status: 'SAVED', Content: BROKEN });
    expect(await describeFlow(api, `${id}:$SAVED`)).toMatchObject({ Status: 'SAVED', Content: BROKEN });
    const unpublished = { name: 'ContactFlowNotPublishedException', status: 404 };
    expect(await errorOf(describeFlow(api, id))).toMatchObject(unpublished);
    expect(await errorOf(startChat(api, { ContactFlowId: id }))).toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('UpdateContactFlowContent', () => {
  test('publishes what it is given, and what was only saved before', async () => {
    await using api = await serveApi();
    const id = await create(api, { Status: 'SAVED', Content: BROKEN });
    expect(await errorOf(update(api, id, BROKEN))).toMatchObject({ name: 'InvalidContactFlowException' });
    await update(api, id, flowThatSays('Hello'));
    expect(await describeFlow(api, id)).toMatchObject({ Status: 'PUBLISHED', Content: flowThatSays('Hello') });
  });

  test('what was never saved apart is found by :$SAVED as it was published', async () => {
    await using api = await serveApi();
    const { Status, Content } = await describeFlow(api, `${api.flow.id}:$SAVED`);
    expect(Status).toBe('PUBLISHED');
    expect(JSON.parse(given(Content))).toEqual(api.flow.content);
  });

  test('with :$SAVED leaves what is published as it is', async () => {
    await using api = await serveApi();
    const id = await create(api);
    await update(api, `${id}:$SAVED`, BROKEN);
    expect(await describeFlow(api, id)).toMatchObject({ Status: 'PUBLISHED', Content: flowThatSays('Hello') });
    expect(await describeFlow(api, `${id}:$SAVED`)).toMatchObject({ Status: 'SAVED', Content: BROKEN });
  });

  test('finds no flow that is not there', async () => {
    await using api = await serveApi();
    expect(await errorOf(update(api, 'nowhere', BROKEN))).toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

test('ListContactFlows pages through the flows of the wanted types, by name', async () => {
  await using api = await serveApi();
  await create(api, { Name: 'Alpha' });
  await create(api, { Name: 'Queue', Type: 'CUSTOMER_QUEUE' });
  await create(api, { Name: 'Beta', Status: 'SAVED' });
  const first = await list(api, { MaxResults: 2 });
  const second = await list(api, { MaxResults: 2, NextToken: given(first.NextToken) });
  const shown = [first, second].map(({ ContactFlowSummaryList = [] }) =>
    ContactFlowSummaryList.map(({ Name, ContactFlowStatus }) => `${Name} ${ContactFlowStatus}`),
  );
  expect(shown).toEqual([['Alpha PUBLISHED', 'Beta SAVED'], ['Welcome PUBLISHED']]);
  expect(second.NextToken).toBeUndefined();
  expect(await errorOf(list(api, { NextToken: 'made-up' }))).toMatchObject({ name: 'InvalidParameterException' });
});
