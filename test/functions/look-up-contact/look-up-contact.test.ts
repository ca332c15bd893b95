import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { lookUpContact } from '../../../functions/look-up-contact/look-up-contact.ts';
import { readSettings } from '../../../functions/look-up-contact/settings.ts';
import { connectClient } from '../../../functions/shared/aws/clients.ts';
import type { FlowHandler } from '../../../functions/shared/flow/flow-function.ts';
import { AwsServer, type WireAnswer } from '../support/aws-server.ts';
import { commonEnvironment } from '../support/environment.ts';
import { outputOf, quiet } from '../support/function-output.ts';
import { flowEvent, lambdaContext, metricsIn, sampleEvent, sampleEventNames } from '../support/lambda.ts';

let aws: AwsServer;
let handler: FlowHandler;
/** What DescribeContact knows. */
let contacts: Record<string, object>;

beforeAll(async () => {
  aws = await AwsServer.start();
  const environment = commonEnvironment(aws);
  Object.assign(process.env, environment);
  handler = quiet(lookUpContact(readSettings(environment), { connect: connectClient() }));
});
afterAll(() => aws.stop());
beforeEach(() => {
  aws.reset();
  contacts = {};
  aws.answer = ({ path }) => describeContact(path.split('/').at(-1) ?? '');
});

function describeContact(contactId: string): WireAnswer {
  const contact = contacts[decodeURIComponent(contactId)];
  return contact === undefined
    ? { status: 404, error: 'ResourceNotFoundException' }
    : { body: { Contact: { Id: contactId, ...contact } } };
}

const lookUp = (parameters: Readonly<Record<string, unknown>>, contactId = 'own') =>
  handler(flowEvent(parameters, contactId), lambdaContext('LookUpContact'));

/** What is left for tests that wait until it is over; all others have more than they need on a busy machine. */
const SHORT_MS = 1000;

const failureOf = (event: unknown, remainingMs?: number) =>
  outputOf(() =>
    handler(event, lambdaContext('LookUpContact', remainingMs)).then(
      () => new Error('It did not fail.'),
      (thrown: unknown) => (thrown instanceof Error ? thrown : new Error(String(thrown))),
    ),
  );

const describedContacts = () => aws.of('DescribeContact').map(({ path }) => path.split('/').at(-1));

describe('which contact', () => {
  test('a block without parameters gets its own, as flat text, times in ISO 8601', async () => {
    contacts.own = {
      InitialContactId: 'first',
      PreviousContactId: 'before',
      RelatedContactId: 'past',
      Channel: 'CHAT',
      InitiationMethod: 'DISCONNECT',
      DisconnectReason: 'IDLE_DISCONNECT',
      AgentInfo: { Id: 'ann', ConnectedToAgentTimestamp: 1_700_000_060 },
      QueueInfo: { Id: 'queue', EnqueueTimestamp: 1_700_000_030.5 },
      InitiationTimestamp: 1_700_000_000,
      DisconnectTimestamp: 1_700_000_120,
      Attributes: { pin: 'canary-attribute-7319' },
    };
    expect(await lookUp({})).toEqual({
      status: 'FOUND',
      contactId: 'own',
      initialContactId: 'first',
      previousContactId: 'before',
      relatedContactId: 'past',
      channel: 'CHAT',
      initiationMethod: 'DISCONNECT',
      disconnectReason: 'IDLE_DISCONNECT',
      agentId: 'ann',
      queueId: 'queue',
      initiationTimestamp: '2023-11-14T22:13:20.000Z',
      enqueueTimestamp: '2023-11-14T22:13:50.500Z',
      connectedToAgentTimestamp: '2023-11-14T22:14:20.000Z',
      disconnectTimestamp: '2023-11-14T22:15:20.000Z',
    });
  });

  test('what the contact does not have is left out', async () => {
    contacts.own = { Channel: 'CHAT' };
    expect(await lookUp({ which: 'current' })).toEqual({ status: 'FOUND', contactId: 'own', channel: 'CHAT' });
  });

  test.each([
    ['previous', { PreviousContactId: 'other' }],
    ['related', { RelatedContactId: 'other' }],
  ])('%s is the one that the own contact names', async (which, own) => {
    contacts.own = own;
    contacts.other = { DisconnectReason: 'AGENT_DISCONNECT' };
    expect(await lookUp({ which })).toMatchObject({ contactId: 'other', disconnectReason: 'AGENT_DISCONNECT' });
  });

  test('initial is the one that the event names', async () => {
    contacts.first = { InitiationMethod: 'API' };
    const event = flowEvent({ which: 'initial' }, 'own');
    event.Details.ContactData.InitialContactId = 'first';
    expect(await handler(event, lambdaContext('LookUpContact'))).toMatchObject({ status: 'FOUND', contactId: 'first' });
  });

  test('a contact id is looked up as it is', async () => {
    contacts['arn:x/y'] = { Channel: 'CHAT' };
    expect(await lookUp({ contactId: 'arn:x/y' })).toMatchObject({ status: 'FOUND', channel: 'CHAT' });
  });

  test.each(['previous', 'initial', 'related', 'lastAgent'])(
    '%s is NONE where it is the own contact',
    async (which) => {
      contacts.own = { PreviousContactId: 'own', RelatedContactId: 'own', AgentInfo: { Id: 'ann' } };
      expect(await lookUp({ which })).toEqual({ status: 'NONE' });
      expect(await lookUp({ contactId: 'own' })).toEqual({ status: 'NONE' });
    },
  );

  test.each(['previous', 'related', 'lastAgent'])('%s is NONE where there is none', async (which) => {
    contacts.own = {};
    expect(await lookUp({ which })).toEqual({ status: 'NONE' });
  });

  test('a contact that Amazon Connect no longer knows is NONE', async () => {
    contacts.own = { PreviousContactId: 'forgotten' };
    expect(await lookUp({ which: 'previous' })).toEqual({ status: 'NONE' });
    expect(await lookUp({ contactId: 'forgotten' })).toEqual({ status: 'NONE' });
  });
});

describe('the last agent', () => {
  test('is found over the related contact, then the contacts before that', async () => {
    contacts.own = { RelatedContactId: 'survey' };
    contacts.survey = { PreviousContactId: 'with-ann' };
    contacts['with-ann'] = { AgentInfo: { Id: 'ann' }, PreviousContactId: 'with-bob' };
    contacts['with-bob'] = { AgentInfo: { Id: 'bob' } };
    expect(await lookUp({ which: 'lastAgent' })).toMatchObject({
      status: 'FOUND',
      contactId: 'with-ann',
      agentId: 'ann',
    });
  });

  test('is looked for in the related contact before the previous one', async () => {
    contacts.own = { RelatedContactId: 'related', PreviousContactId: 'previous' };
    contacts.related = { AgentInfo: { Id: 'ann' } };
    contacts.previous = { AgentInfo: { Id: 'bob' } };
    expect(await lookUp({ which: 'lastAgent' })).toMatchObject({ agentId: 'ann' });
  });

  test('is looked for in 12 contacts and no further', async () => {
    contacts.own = { PreviousContactId: 'c1' };
    for (let index = 1; index <= 13; index += 1) contacts[`c${index}`] = { PreviousContactId: `c${index + 1}` };
    contacts.c13 = { AgentInfo: { Id: 'too-far' } };
    expect(await lookUp({ which: 'lastAgent' })).toEqual({ status: 'NONE' });
    expect(describedContacts()).toHaveLength(13);
    contacts.c12 = { AgentInfo: { Id: 'just-there' } };
    expect(await lookUp({ which: 'lastAgent' })).toMatchObject({ agentId: 'just-there' });
  });

  test('is NONE in a circle of contacts', async () => {
    contacts.own = { RelatedContactId: 'a' };
    contacts.a = { RelatedContactId: 'b', PreviousContactId: 'own' };
    contacts.b = { RelatedContactId: 'a', PreviousContactId: 'b' };
    expect(await lookUp({ which: 'lastAgent' })).toEqual({ status: 'NONE' });
    expect(describedContacts()).toEqual(['own', 'a', 'b']);
  });
});

describe('events', () => {
  test.each(sampleEventNames('look-up-contact').filter((name) => !name.startsWith('bad-')))(
    '%s is answered',
    async (name) => {
      aws.answer = () => ({
        body: { Contact: { Id: 'found', RelatedContactId: 'found-2', PreviousContactId: 'found-3' } },
      });
      const { result } = await outputOf(() =>
        handler(sampleEvent(`look-up-contact/${name}`), lambdaContext('LookUpContact')),
      );
      expect(result.status).toMatch(/^(FOUND|NONE)$/);
    },
  );

  test.each(sampleEventNames('look-up-contact').filter((name) => name.startsWith('bad-')))(
    '%s takes the Error branch, and nothing is asked',
    async (name) => {
      const { result, output } = await failureOf(sampleEvent(`look-up-contact/${name}`));
      expect(result.name).toBe(name === 'bad-voice-contact' ? 'WrongChannel' : 'InvalidParameters');
      expect(aws.requests).toEqual([]);
      expect(metricsIn(output)).toEqual({ FlowFunctionFailure: 1 });
    },
  );

  test('a misspelt contact gets the nearest that there is', async () => {
    const { result } = await failureOf(flowEvent({ which: 'lastAgnet' }));
    expect(result.message).toContain('which names no contact that can be looked up. Did you mean lastAgent?');
  });
});

describe('failures', () => {
  test.each([
    ['AccessDeniedException', 403, 'AccessDenied'],
    ['ThrottlingException', 429, 'Throttled'],
    ['InternalServiceException', 500, 'ServiceFailure'],
    ['ResourceNotFoundException', 404, 'ContactNotFound'],
  ])('%s for the own contact is an error of its own', async (error, status, name) => {
    aws.answer = () => ({ error, status });
    expect((await failureOf(flowEvent({}), SHORT_MS)).result.name).toBe(name);
  });

  test('no attribute of a contact reaches the result or a log', async () => {
    contacts.own = { Attributes: { pin: 'canary-attribute-7319' }, Name: 'canary-name-2280' };
    const { result, output } = await outputOf(() => lookUp({}));
    expect(JSON.stringify(result) + output).not.toContain('canary');
  });
});
