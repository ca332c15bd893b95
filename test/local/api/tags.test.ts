import { CreateContactFlowCommand, TagContactCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { Refusal } from '../../../local/engine/index.ts';
import { END, flowOf } from '../../fixtures/flow-of.ts';
import { errorOf, startChat } from './people.ts';
import { type ServedApi, serveApi } from './serve-api.ts';
import { createTestCase } from './tests-at-hand.ts';

type Tags = Readonly<Record<string, string>>;

const createContactFlow = (api: ServedApi, Tags: Tags) =>
  api.connect.send(
    new CreateContactFlowCommand({
      InstanceId: api.instance.instanceId,
      Name: 'Tagged',
      Type: 'CONTACT_FLOW',
      Content: JSON.stringify(flowOf(END)),
      Tags,
    }),
  );

const tagContact = async (api: ServedApi, Tags: Tags) => {
  const { contactId: ContactId } = await startChat(api);
  return api.connect.send(new TagContactCommand({ InstanceId: api.instance.instanceId, ContactId, Tags }));
};

const manyTags = (count: number): Tags =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`tag${index}`, '']));

/** What no operation takes, and what its error says. */
const REFUSED: readonly (readonly [string, Tags, string])[] = [
  ['an empty key', { '': 'x' }, 'must have 1 to 128 characters, and has 0'],
  ['a key of 129 characters', { ['k'.repeat(129)]: 'x' }, 'must have 1 to 128 characters, and has 129'],
  ['a key of AWS', { 'aws:team': 'x' }, 'the key Tags.aws:team must match'],
  ['a value of 257 characters', { team: 'v'.repeat(257) }, 'Tags.team must have at most 256 characters, and has 257'],
];

describe.each([
  { name: 'CreateTestCase', call: (api: ServedApi, Tags: Tags) => createTestCase(api, { Tags }), most: 50 },
  { name: 'CreateContactFlow', call: createContactFlow, most: 50 },
  { name: 'TagContact', call: tagContact, most: 6 },
])('the tags of $name', ({ call, most }) => {
  test.each(REFUSED)('are refused by name: %s', async (_what, tags, told) => {
    await using api = await serveApi();
    expect(await errorOf(call(api, tags))).toMatchObject({ status: 400, message: expect.stringContaining(told) });
  });

  test(`are ${most} at most`, async () => {
    await using api = await serveApi();
    const message = expect.stringContaining(`Tags must have 1 to ${most} entries, and has ${most + 1}`);
    expect(await errorOf(call(api, manyTags(most + 1)))).toMatchObject({ status: 400, message });
    await call(api, manyTags(most));
  });
});

test.each(REFUSED)('a flow is held to the limits of TagContact: %s', async (_what, tags) => {
  await using api = await serveApi();
  const { contactId } = await startChat(api);
  expect(() => api.engine.updateTags(contactId, tags)).toThrow(Refusal);
  api.engine.updateTags(contactId, { ['k'.repeat(128)]: 'v'.repeat(256) });
});
