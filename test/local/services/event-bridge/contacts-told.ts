import { Faults } from '../../../../local/api/index.ts';
import type { DeployedRule } from '../../../../local/deployment/index.ts';
import { ChatEngine } from '../../../../local/engine/index.ts';
import type { InvocationResult } from '../../../../local/lambda/index.ts';
import { AsyncInvocations, type ContactEventEnvelope, EventBus, Sns, Sqs } from '../../../../local/services/index.ts';
import { Timeline } from '../../../../local/timeline/timeline.ts';
import { deployedQueue, manualClocks, recordingInvoke } from '../parts.ts';

const instance = {
  region: 'us-east-1',
  accountId: '111122223333',
  instanceId: 'i',
  instanceArn: 'arn:aws:connect:us-east-1:111122223333:instance/i',
};

/** Chats whose events go out by these rules, to a queue and to a function. */
export function contactsTold(rules: readonly DeployedRule[], answer?: () => InvocationResult) {
  const clocks = manualClocks();
  const { clock } = clocks;
  const { invoke, calls } = recordingInvoke(answer);
  const invocations = new AsyncInvocations({ ...clocks, invoke });
  const sqs = new Sqs({ ...clocks, invoke, queues: [deployedQueue('Queue')], eventSources: [] });
  const sns = new Sns({ ...clocks, invocations, sqs, topics: [], subscriptions: [] });
  const faults = new Faults();
  const timeline = new Timeline();
  const bus = new EventBus({
    ...{ rules, instance, sqs, sns, invocations, ...clocks },
    strike: () => faults.take('ContactEvents'),
    tell: (contact, detail) => timeline.onContactEvent(contact, clock.nowMs, detail),
  });
  const engine = new ChatEngine({ ...clocks, emit: (event) => bus.onChatEvent(event) });
  const queued = () => sqs.queue('Queue')?.messages.map(({ body }) => body) ?? [];
  return {
    ...{ ...clocks, engine, bus, faults, timeline, calls, queued },
    events: () => queued().map((body): ContactEventEnvelope => JSON.parse(body)),
    start: () => {
      const { chat, participant } = engine.startChat({ displayName: 'Mia' });
      return { contactId: chat.initialContactId, join: () => engine.connectParticipant(participant.participantId) };
    },
  };
}
