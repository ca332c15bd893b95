import { describe, expect, test } from '@jest/globals';
import { parseFlowEvent } from '../../../../functions/shared/flow/flow-event.ts';

const CONTACT = {
  Channel: 'CHAT',
  ContactId: 'contact',
  InitialContactId: 'first',
  InstanceARN: 'arn:aws:connect:eu-central-1:111122223333:instance/one',
};

const eventOf = (contact: object, Parameters: unknown = {}) => ({
  Name: 'ContactFlowEvent',
  Details: { ContactData: { ...CONTACT, ...contact }, Parameters },
});

describe('the event of an Invoke Lambda block', () => {
  test('gives the contact, the chat’s first contact, the instance and the parameters', () => {
    expect(parseFlowEvent(eventOf({}, { policy: 'patient' }))).toEqual({
      instanceId: 'one',
      contactId: 'contact',
      initialContactId: 'first',
      parameters: { policy: 'patient' },
    });
  });

  test.each([null, undefined])('with %p for the first contact is of the first contact itself', (InitialContactId) => {
    expect(parseFlowEvent(eventOf({ InitialContactId })).initialContactId).toBe('contact');
  });

  test('may be without parameters', () => {
    expect(parseFlowEvent(eventOf({}, null)).parameters).toEqual({});
  });

  test.each([
    ['top level', 'text'],
    ['Details', { Details: [] }],
    ['Details.ContactData', { Details: { ContactData: null } }],
    ['Details.ContactData.Channel', eventOf({ Channel: null })],
    ['Details.ContactData.ContactId', eventOf({ ContactId: '' })],
    ['Details.ContactData.ContactId', eventOf({ ContactId: 'a'.repeat(257) })],
    ['Details.ContactData.InitialContactId', eventOf({ InitialContactId: 5 })],
    ['Details.ContactData.InstanceARN', eventOf({ InstanceARN: 'arn:aws:connect:eu-central-1:1:instance/one' })],
    ['Details.ContactData.InstanceARN', eventOf({ InstanceARN: null })],
    ['Details.Parameters', eventOf({}, ['policy'])],
  ])('whose %s is not as it should be is refused by that name', (path, event) => {
    expect(() => parseFlowEvent(event)).toThrow(`The event's ${path} is not as an Invoke Lambda block sends it.`);
  });

  test('names all that is wrong', () => {
    expect(() => parseFlowEvent(eventOf({ Channel: 1, ContactId: 2, InstanceARN: 3 }))).toThrow(
      /Channel is not .*ContactId is not .*InstanceARN is not /,
    );
  });

  test.each([
    ['VOICE', 'VOICE'],
    ['canary-channel', 'unknown'],
  ])('of the channel %s is refused, and only known channels are named', (Channel, named) => {
    expect(() => parseFlowEvent(eventOf({ Channel }))).toThrow(
      expect.objectContaining({ name: 'WrongChannel', message: expect.stringContaining(named) }),
    );
  });
});
