import { describe, expect, test } from '@jest/globals';
import type { DeployedRule } from '../../../../local/deployment/index.ts';
import type { ContactEventEnvelope } from '../../../../local/services/index.ts';
import { FAILED, PLACE } from '../parts.ts';
import { contactsTold } from './contacts-told.ts';

const functionArn = `arn:aws:lambda:${PLACE}:function:Consumer`;
const queueArn = `arn:aws:sqs:${PLACE}:Queue`;

const target = (arn: string, changes: Partial<DeployedRule['targets'][number]> = {}) => ({
  arn,
  input: undefined,
  inputPath: [],
  deadLetterArn: undefined,
  ...changes,
});
const rule = (targets: DeployedRule['targets'], detail: object = {}): DeployedRule => ({
  name: 'Contacts',
  pattern: { source: ['aws.connect'], detail },
  targets,
});

const eventTypes = (events: readonly ContactEventEnvelope[]) => events.map(({ detail }) => detail.eventType);

describe('contact events', () => {
  test('tell of a chat from its start to its end, in order', async () => {
    const { engine, events, start, driver } = contactsTold([rule([target(queueArn)])]);
    const { contactId, join } = start();
    join();
    engine.setTargetQueue(contactId, { id: 'q', arn: 'arn:q', name: 'Chats' });
    engine.updateAttributes(contactId, { topic: 'parcel' });
    engine.enqueue(contactId);
    await driver.advance(60_000);
    engine.updateTags(contactId, { team: 'chat' });
    engine.agentJoins(contactId, 'Ann', 'AGENT');
    await driver.advance(60_000);
    engine.endChat(contactId, 'AGENT_DISCONNECT');
    expect(eventTypes(events())).toEqual([
      'INITIATED',
      'CONNECTED_TO_SYSTEM',
      'CONTACT_DATA_UPDATED',
      'QUEUED',
      'CONTACT_DATA_UPDATED',
      'CONNECTED_TO_AGENT',
      'DISCONNECTED',
      'COMPLETED',
    ]);
    const [initiated, connected, attributes, queued, tags, agent, disconnected, completed] = events();
    expect(initiated).toMatchObject({
      version: '0',
      'detail-type': 'Amazon Connect Contact Event',
      source: 'aws.connect',
      account: '111122223333',
      region: 'us-east-1',
      time: '2030-01-02T03:04:05Z',
      resources: [expect.stringMatching(new RegExp(`^arn:aws:connect:.*/contact/${contactId}$`)), expect.any(String)],
    });
    expect(initiated?.detail).toEqual({
      eventType: 'INITIATED',
      contactId,
      channel: 'CHAT',
      instanceArn: expect.stringContaining(':instance/'),
      initiationMethod: 'API',
      initiationTimestamp: '2030-01-02T03:04:05.000Z',
      tags: { 'aws:connect:instanceId': expect.any(String) },
    });
    expect(connected?.detail).toHaveProperty('connectedToSystemTimestamp', '2030-01-02T03:04:05.000Z');
    expect(attributes?.detail).toHaveProperty('updatedProperties', ['UserDefinedAttributes']);
    const queueInfo = { queueArn: 'arn:q', enqueueTimestamp: '2030-01-02T03:04:05.000Z', queueType: 'STANDARD' };
    expect(queued?.detail).toMatchObject({ queueInfo });
    expect(tags?.detail).toMatchObject({ updatedProperties: ['Tags'], tags: { team: 'chat' } });
    const agentInfo = {
      agentArn: expect.stringMatching(/agent\/Ann$/),
      connectedToAgentTimestamp: '2030-01-02T03:05:05.000Z',
    };
    expect(agent?.detail).toMatchObject({ queueInfo, agentInfo });
    const { eventType: _, ...last } = { ...disconnected?.detail };
    expect(last).toMatchObject({ queueInfo, agentInfo, disconnectTimestamp: '2030-01-02T03:06:05.000Z' });
    expect(completed?.detail).toEqual({ ...last, eventType: 'COMPLETED' });
    expect(new Set(events().map(({ id }) => id)).size).toBe(8);
    // No attribute's value, no name and no text is in them.
    expect(JSON.stringify(events())).not.toMatch(/parcel|Mia/);
  });

  test('name the customer, the chat before and an agent’s own queue, and tell of no supervisor', () => {
    const { engine, events, start } = contactsTold([rule([target(queueArn)])]);
    const { contactId: relatedContactId } = start();
    const details = { customerId: 'c-1', segmentAttributes: { 'connect:Subtype': { ValueString: 'connect:Chat' } } };
    const { chat, participant } = engine.startChat({ displayName: 'Mia', relatedContactId, details });
    const contactId = chat.initialContactId;
    engine.connectParticipant(participant.participantId);
    engine.setTargetQueue(contactId, { id: 'a', arn: 'arn:a', name: 'Ann', agentId: 'ann' });
    engine.enqueue(contactId);
    engine.agentJoins(contactId, 'Ann', 'AGENT');
    engine.agentJoins(contactId, 'Sue', 'SUPERVISOR');
    const told = events().filter(({ detail }) => 'relatedContactId' in detail);
    expect(eventTypes(told)).toEqual(['INITIATED', 'CONNECTED_TO_SYSTEM', 'QUEUED', 'CONNECTED_TO_AGENT']);
    expect(told[0]?.detail).toMatchObject({ relatedContactId, ...details });
    expect(told[2]?.detail).toMatchObject({ queueInfo: { queueArn: 'arn:a', queueType: 'AGENT' } });
  });

  test('of a transfer name the contact before it, and say nothing of what comes after', () => {
    const { engine, events, start } = contactsTold([rule([target(queueArn)], { eventType: ['INITIATED', 'QUEUED'] })]);
    const { contactId, join } = start();
    join();
    const agent = engine.agentJoins(contactId, 'Ann', 'AGENT');
    engine.agentTransfers(agent.participantId, { id: 'q', arn: 'arn:q', name: 'Billing' });
    const [, initiated, queued] = events();
    expect(initiated?.detail).toMatchObject({
      initiationMethod: 'TRANSFER',
      initialContactId: contactId,
      previousContactId: contactId,
    });
    expect(initiated?.detail).not.toHaveProperty('queueInfo');
    expect(queued?.detail).toMatchObject({ queueInfo: { queueArn: 'arn:q' } });
  });

  test('reach the targets of the rules that take them, and no others', async () => {
    const ended = rule([target(functionArn), target(queueArn, { inputPath: ['detail', 'contactId'] })], {
      eventType: ['DISCONNECTED'],
    });
    const other = rule([target(queueArn)], { channel: ['VOICE'] });
    const { engine, start, calls, queued, timeline, driver } = contactsTold([ended, other]);
    const { contactId } = start();
    engine.endChat(contactId, 'API');
    await driver.rest();
    expect(calls).toMatchObject([{ functionArn, event: { detail: { eventType: 'DISCONNECTED', contactId } } }]);
    expect(queued()).toEqual([JSON.stringify(contactId)]);
    expect(timeline.of(contactId).filter(({ type }) => type === 'CONTACT_EVENT')).toMatchObject([
      { detail: { eventType: 'DISCONNECTED', rules: ['Contacts'], fault: null } },
    ]);
  });

  test('are replaced by the input that a target names', () => {
    const { start, queued } = contactsTold([rule([target(queueArn, { input: { job: 'count' } })])]);
    start();
    expect(queued()).toEqual(['{"job":"count"}']);
  });

  test('invoke a failing function twice more, on the chat clock, and are then shown as undelivered', async () => {
    const { start, calls, bus, driver } = contactsTold(
      [rule([target(functionArn)], { eventType: ['INITIATED'] })],
      () => FAILED,
    );
    start();
    await driver.advance(60_000);
    expect(calls).toHaveLength(2);
    expect(bus.undelivered).toEqual([]);
    await driver.advance(3_600_000);
    expect(calls).toHaveLength(3);
    expect(bus.undelivered).toMatchObject([{ rule: 'Contacts', reason: `${functionArn}: FAILED Error` }]);
  });

  test('for a function that is not there go to the target’s dead-letter queue', async () => {
    const gone = target(functionArn, { deadLetterArn: queueArn });
    const { start, queued, bus, driver } = contactsTold([rule([gone], { eventType: ['INITIATED'] })], () => ({
      ...FAILED,
      failure: 'NOT_FOUND',
    }));
    start();
    await driver.rest();
    expect(queued()).toHaveLength(1);
    expect(bus.undelivered).toEqual([]);
  });

  test.each([
    ['arn:aws:sqs:us-east-1:111122223333:Nowhere', 'no stack makes the queue'],
    ['arn:aws:logs:us-east-1:111122223333:log-group:/events', 'is not a function, a queue or a topic'],
  ])('for %s are shown as undelivered', (arn, reason) => {
    const { start, bus } = contactsTold([rule([target(arn)], { eventType: ['INITIATED'] })]);
    start();
    expect(bus.undelivered).toMatchObject([{ rule: 'Contacts', reason: expect.stringContaining(reason) }]);
  });
});

describe('under a fault, as the service promises no more, an event is', () => {
  const all = [rule([target(queueArn)], { eventType: ['INITIATED'] })];

  test('lost, and the timeline says so', () => {
    const { start, queued, faults, timeline } = contactsTold(all);
    faults.set({ operation: 'ContactEvents', error: 'LOST', count: 1 });
    const { contactId } = start();
    expect(queued()).toEqual([]);
    expect(timeline.of(contactId)).toContainEqual(
      expect.objectContaining({ detail: { eventType: 'INITIATED', rules: ['Contacts'], fault: 'LOST' } }),
    );
    start();
    expect(queued()).toHaveLength(1);
  });

  test('delivered twice, with the same id', () => {
    const { start, events, faults } = contactsTold(all);
    faults.set({ operation: 'ContactEvents', error: 'DOUBLED' });
    start();
    expect(new Set(events().map(({ id }) => id)).size).toBe(1);
    expect(events()).toHaveLength(2);
  });

  test('late, on the chat clock, so that a later one overtakes it', async () => {
    const { engine, start, events, faults, driver } = contactsTold([rule([target(queueArn)])]);
    faults.set({ operation: 'ContactEvents', latencyMs: 90_000, count: 1 });
    const { contactId } = start();
    engine.updateAttributes(contactId, { topic: 'parcel' });
    expect(eventTypes(events())).toEqual(['CONTACT_DATA_UPDATED']);
    await driver.advance(90_000);
    expect(eventTypes(events())).toEqual(['CONTACT_DATA_UPDATED', 'INITIATED']);
  });

  test('never struck by a fault of all operations', () => {
    const { start, queued, faults } = contactsTold(all);
    faults.set({ operation: '*', latencyMs: 90_000 });
    start();
    expect(queued()).toHaveLength(1);
  });

  test('refused with an error that it cannot have', () => {
    const { faults } = contactsTold(all);
    expect(() => faults.set({ operation: 'ContactEvents', error: 'ThrottlingException' })).toThrow(
      '"error" is none that ContactEvents answers: expected DOUBLED, LOST',
    );
  });
});
