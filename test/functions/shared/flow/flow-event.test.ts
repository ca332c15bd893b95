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
    const problem = `The event's ${path} is not as an Invoke Lambda block sends it.`;
    expect(() => parseFlowEvent(event)).toThrow(
      expect.objectContaining({ message: `Nothing was sent, because of 1 problem: ${problem}` }),
    );
  });

  test.each([
    'arn:aws:connect:eu-central-1:111122223333:instance/5f0c9a4e-2b7d-4c36-9a1f-8e3d6b2c7f10',
    `arn:aws-us-gov:connect:us-gov-west-1:111122223333:instance/${'a'.repeat(100)}`,
    'arn:aws-cn:connect:cn-north-1:111122223333:instance/A',
  ])('knows its instance: %.60s', (InstanceARN) => {
    expect(parseFlowEvent(eventOf({ InstanceARN })).instanceId).toBe(InstanceARN.split('/')[1]);
  });

  test.each([
    'x arn:aws:connect:eu-central-1:111122223333:instance/one',
    'arn:aws:connect:eu-central-1:111122223333:instance/one/two',
    'arn:aws:connect:eu-central-1:111122223333:instance/',
    'arn:aws:connect:eu-central-1:11112222333:instance/one',
    'arn:aws:connect::111122223333:instance/one',
    'arn::connect:eu-central-1:111122223333:instance/one',
    `arn:aws:connect:eu-central-1:111122223333:instance/${'a'.repeat(101)}`,
  ])('does not take another ARN for its instance: %.60s', (InstanceARN) => {
    expect(() => parseFlowEvent(eventOf({ InstanceARN }))).toThrow('InstanceARN is not');
  });

  test('may have ids of 1 to 256 characters', () => {
    const longest = { ContactId: 'a'.repeat(256), InitialContactId: 'b'.repeat(256) };
    expect(parseFlowEvent(eventOf(longest))).toMatchObject({
      contactId: 'a'.repeat(256),
      initialContactId: 'b'.repeat(256),
    });
    expect(() => parseFlowEvent(eventOf({ InitialContactId: 'b'.repeat(257) }))).toThrow('InitialContactId is not');
    expect(() => parseFlowEvent(eventOf({ InitialContactId: '' }))).toThrow('InitialContactId is not');
  });

  test('names all that is wrong', () => {
    expect(() => parseFlowEvent(eventOf({ Channel: 1, ContactId: 2, InstanceARN: 3 }))).toThrow(
      /Channel is not .*ContactId is not .*InstanceARN is not /,
    );
  });

  test.each([
    ['VOICE', 'VOICE'],
    ['TASK', 'TASK'],
    ['EMAIL', 'EMAIL'],
    ['canary-channel', 'unknown'],
    ['', 'unknown'],
  ])('of the channel %s is refused, and only known channels are named', (Channel, named) => {
    expect(() => parseFlowEvent(eventOf({ Channel }))).toThrow(
      expect.objectContaining({ name: 'WrongChannel', message: expect.stringContaining(named) }),
    );
  });
});
