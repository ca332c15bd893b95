import { describe, expect, test } from '@jest/globals';
import { OPERATIONS, shapeOf } from '../../../local/api/model.ts';
import { SERVED } from '../../../local/api/operations/index.ts';
import { ALL_CASES, type ModelCase } from './requests-from-the-model.ts';
import { call, type ServedApi, serveApi } from './serve-api.ts';

/** Puts the members of an input where the model says they go. */
async function send(api: ServedApi, { model, input }: ModelCase) {
  let path = model.http.requestUri;
  const headers: Record<string, string> = {};
  const body: Record<string, unknown> = {};
  for (const [name, { location, locationName = name }] of Object.entries(
    shapeOf(model.shapes, model.input).members ?? {},
  )) {
    const value = input[name];
    if (location === 'uri') path = path.replace(`{${locationName}}`, encodeURIComponent(String(value)));
    else if (value === undefined) continue;
    else if (location === 'header') headers[locationName] = String(value);
    else body[name] = value;
  }
  return call(api, model.http.method, path, model.http.method === 'GET' ? undefined : body, headers);
}

function expectedError({ model, expected }: ModelCase): string {
  if (expected === 'NO_BEARER') return 'AccessDeniedException';
  if (model.service === 'connectparticipant') return 'ValidationException';
  const takesParameter = expected === 'BOUNDS' && model.errors.includes('InvalidParameterException');
  return takesParameter ? 'InvalidParameterException' : 'InvalidRequestException';
}

test('every operation of the model has its file, and every file its operation', () => {
  expect([...SERVED.keys()].sort()).toEqual([...OPERATIONS.keys()].sort());
});

describe('a request made from the model', () => {
  const malformed = ALL_CASES.filter(({ expected }) => expected !== 'WELL_FORMED');
  const wellFormed = ALL_CASES.filter(({ expected }) => expected === 'WELL_FORMED');

  test.each([...OPERATIONS.keys()])(
    'of %s that breaks it gets the modelled error, which names the place',
    async (name) => {
      await using api = await serveApi();
      const cases = malformed.filter(({ model }) => model.name === name);
      expect(cases.length).toBeGreaterThan(0);
      for (const each of cases) {
        const { status, errorType, message } = await send(api, each);
        const modelled = shapeOf(each.model.shapes, expectedError(each));
        expect([each.title, status, errorType]).toEqual([each.title, modelled.httpStatusCode, expectedError(each)]);
        if (each.expected !== 'NO_BEARER') expect(message).toContain(`${each.path} `);
      }
      expect(api.errors).toEqual([]);
    },
  );

  test.each([...OPERATIONS.keys()])('of %s within its bounds succeeds or gets a declared error', async (name) => {
    await using api = await serveApi();
    for (const each of wellFormed.filter(({ model }) => model.name === name)) {
      const { status, errorType, message } = await send(api, each);
      expect(`${each.title}: ${message}`).not.toContain(' problem');
      if (status === 200) continue;
      expect(each.model.errors).toContain(errorType);
      expect(status).toBe(shapeOf(each.model.shapes, errorType ?? '').httpStatusCode);
    }
    expect(api.errors).toEqual([]);
  });

  test('lists every problem at once, and is not undone by members that the model does not have', async () => {
    await using api = await serveApi();
    const answer = await call(api, 'PUT', '/contact/chat', {
      InstanceId: 7,
      ParticipantDetails: {},
      ChatDurationInMinutes: 1,
      Attributes: { key: 5 },
      Unknown: true,
    });
    expect(answer).toMatchObject({ status: 400, errorType: 'InvalidRequestException' });
    expect(answer.message).toMatch(/^5 problems: /);
    for (const path of [
      'InstanceId',
      'ContactFlowId',
      'ParticipantDetails.DisplayName',
      'ChatDurationInMinutes',
      'Attributes.key',
    ]) {
      expect(answer.message).toContain(`${path} `);
    }
    expect(answer.message).not.toContain('Unknown');
  });

  test('counts characters, not UTF-16 units', async () => {
    await using api = await serveApi();
    const request = { InstanceId: api.instance.instanceId, ContactFlowId: api.flow.id };
    const named = (DisplayName: string) =>
      call(api, 'PUT', '/contact/chat', { ...request, ParticipantDetails: { DisplayName } });
    expect(await named('😀'.repeat(256))).toMatchObject({ status: 200 });
    expect(await named('😀'.repeat(257))).toMatchObject({ status: 400, errorType: 'InvalidParameterException' });
  });
});

describe('a request that is hardly one', () => {
  test.each<[string, string | Uint8Array]>([
    ['broken JSON', '{"a":'],
    ['a list', '[]'],
    ['null', 'null'],
    ['100,000 open brackets', '['.repeat(100_000)],
    ['a byte that is no UTF-8', Uint8Array.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
  ])('%s as its body is 400', async (_, body) => {
    await using api = await serveApi();
    expect(await call(api, 'PUT', '/contact/chat', body)).toMatchObject({
      status: 400,
      errorType: 'InvalidRequestException',
    });
    expect(api.errors).toEqual([]);
  });

  test('a value nested 10,000 levels deep is 400', async () => {
    await using api = await serveApi();
    const deep = `${'{"ValueMap":{"a":'.repeat(10_000)}{}${'}}'.repeat(10_000)}`;
    const body = `{"InstanceId":"i","ContactFlowId":"f","ParticipantDetails":{"DisplayName":"d"},"SegmentAttributes":{"a":${deep}}}`;
    expect(await call(api, 'PUT', '/contact/chat', body)).toMatchObject({
      status: 400,
      errorType: 'InvalidParameterException',
    });
  });

  test('a label that is not percent-encoded as it should be is 400, and one that is is decoded', async () => {
    await using api = await serveApi();
    expect(await call(api, 'GET', '/contacts/i/%zz')).toMatchObject({
      status: 400,
      errorType: 'InvalidRequestException',
    });
    const arn = encodeURIComponent(api.instance.instanceArn);
    expect(await call(api, 'GET', `/contacts/${arn}/a%2Fb`)).toMatchObject({
      status: 404,
      errorType: 'ResourceNotFoundException',
      message: 'There is no contact a/b.',
    });
  });

  test.each([
    ['GET', '/contact/chat'],
    ['POST', '/contact/start-outbound-chat'],
    ['GET', '/participant/views/token'],
    ['PUT', '/contact-flows/instance'],
  ])('%s %s is an operation that is not emulated, by name', async (method, path) => {
    await using api = await serveApi();
    const answer = await call(api, method, path);
    expect(answer).toMatchObject({ status: 404, errorType: 'UnknownOperationException' });
    expect(answer.message).toContain(`${method} ${path} is not emulated`);
  });

  test('a path of nobody’s is left to others', async () => {
    await using api = await serveApi();
    expect(await call(api, 'GET', '/local/clock')).toMatchObject({ status: 404, errorType: null });
  });
});
