import { describe, expect, test } from '@jest/globals';
import { Faults } from '../../../local/api/faults.ts';
import { flowOf } from '../../fixtures/flow-of.ts';
import { errorOf, startChat } from './people.ts';
import { call, serveApi } from './serve-api.ts';

describe('what an operation refuses', () => {
  test('a path that is too long is shown in part, and one that is badly encoded is named', async () => {
    await using api = await serveApi();
    const long = await call(api, 'GET', `/contacts/${'a'.repeat(1000)}/none`, undefined);
    expect(long.status).toBeGreaterThanOrEqual(400);
    expect(JSON.stringify(long).length).toBeLessThan(1500);
    const bad = await call(api, 'GET', `/contacts/${api.instance.instanceId}/%E0%A4%A`, undefined);
    expect(JSON.stringify(bad)).toContain('is not percent-encoded as it should be');
  });
});

test('an error of ours is answered 500, without a word of what it was', async () => {
  const error = new TypeError('secret');
  await using api = await serveApi({
    catchUp: () => {
      throw error;
    },
  });
  const answer = await call(api, 'GET', `/contacts/${api.instance.instanceId}/c-1`);
  expect(answer.status).toBe(500);
  expect(JSON.stringify(answer)).not.toContain('secret');
  expect(api.errors).toEqual([error]);
});

test('what is signed for one of the services is refused in its way, at whatever path', async () => {
  await using api = await serveApi();
  const ask = (authorization: string) => call(api, 'GET', '/elsewhere', undefined, { authorization });
  const signed = 'AWS4-HMAC-SHA256 Credential=k/20260131/us-east-1/connect/aws4_request, SignedHeaders=host';
  expect(await ask(signed)).toMatchObject({ status: 404, errorType: 'UnknownOperationException' });
  expect((await ask('Basic x')).errorType).toBeNull();
});

test('StartChatContact refuses what the API reference rules out', async () => {
  await using api = await serveApi();
  const module = api.flows.put({ name: 'Module', type: 'MODULE', content: flowOf() });
  const refused = (more: Parameters<typeof startChat>[1]) => errorOf(startChat(api, more));
  const INVALID = { name: 'InvalidParameterException', status: 400 };
  expect(await refused({ ContactFlowId: module.id })).toMatchObject({
    ...INVALID,
    message: expect.stringContaining('The flow is a MODULE'),
  });
  expect(await refused({ PersistentChat: { RehydrationType: 'FROM_SEGMENT' } })).toMatchObject({
    ...INVALID,
    message: expect.stringContaining('both RehydrationType and SourceContactId'),
  });
  expect(await refused({ SegmentAttributes: { 'a b': { ValueString: 'x' } } })).toMatchObject({
    ...INVALID,
    message: expect.stringContaining('"a b"'),
  });
});

test('CreateParticipant adds custom participants alone', async () => {
  await using api = await serveApi();
  const { contactId } = await startChat(api);
  const create = (ParticipantDetails: object) =>
    call(api, 'POST', '/contact/create-participant', {
      InstanceId: api.instance.instanceId,
      ContactId: contactId,
      ParticipantDetails,
    });
  const seeing = await create({ ParticipantRole: 'CUSTOM_BOT', ParticipantCapabilities: { Video: 'SEND' } });
  expect(seeing).toMatchObject({ status: 400, errorType: 'InvalidRequestException' });
  expect(seeing.message).toContain('ParticipantCapabilities is not emulated');
  const asAgent = await create({ ParticipantRole: 'AGENT', DisplayName: 'Ann' });
  expect(asAgent).toMatchObject({ status: 400, errorType: 'InvalidRequestException' });
  expect(asAgent.message).toContain('must be CUSTOM_BOT');
});

describe('a fault that cannot be is refused, and every problem told', () => {
  test.each([
    [{}, ['"operation" is missing', '"error" and "latencyMs" are both missing']],
    [{ operation: null, latencyMs: 5 }, ['"operation" is missing']],
    [{ operation: 'Send', latencyMs: 5 }, ['"operation" is not one that is served']],
    [{ operation: '*', error: 'Oops' }, ['"error" is none that an operation answers']],
    [
      { operation: 'SendMessage', error: 'Oops', colour: 'red' },
      ['"colour" is unknown', 'none that SendMessage answers'],
    ],
    [
      { operation: 'SendMessage', latencyMs: -1, rate: 2, count: 1.5, seed: 'a' },
      ['latencyMs', 'rate', 'count', 'seed'],
    ],
  ])('%j', (fault, problems) => {
    const faults = new Faults();
    for (const problem of problems) expect(() => faults.set(fault)).toThrow(problem);
    expect(faults.all).toEqual([]);
  });
});
