import { DescribeContactCommand } from '@aws-sdk/client-connect';
import type { Check } from '../check.ts';
import { failed, passed, skipped } from '../outcome.ts';

const NAME = 'Chat welcome';
/** It begins alike, and is another flow. */
const OTHER = 'Chat welcome with bot';
const QUEUED_MS = 60_000;

/** With the stage behind it, where there is one. */
const isNamed = (name: string) => name.startsWith(NAME) && !name.startsWith(OTHER);

/** An agent may be offered the chat: only in the sandbox, or where the queue was named. */
export const queueEntry: Check = {
  id: 'welcome',
  runbook: 'when-something-fails',
  what: 'Chat welcome leads into the queue',
  doing: 'starting a chat in Chat welcome',
  needs: ['queue', 'flows', 'hours'],
  async run(verification) {
    const { expected, queueId, service, instanceId } = verification;
    if (queueId === undefined && expected?.isSandbox !== true) {
      return skipped('no agent is to be disturbed: --queue names the queue that may be entered');
    }
    const name = expected?.flows.map((flow) => flow.name).find(isNamed) ?? NAME;
    const flowId = verification.flowIds.get(name);
    if (flowId === undefined) return skipped(`there is no flow "${name}"`);
    const chat = await verification.chat(flowId);
    await chat.connect('WEBSOCKET');
    const asked = new DescribeContactCommand({ InstanceId: instanceId, ContactId: chat.contactId });
    const queued = await verification.until(QUEUED_MS, async () => {
      const { Contact } = await service.connect.send(asked);
      return Contact?.QueueInfo?.EnqueueTimestamp === undefined ? undefined : Contact.QueueInfo;
    });
    await chat.leaves();
    if (queued !== undefined && (queueId === undefined || queued.Id === queueId))
      return passed('and the customer left it');
    return failed(
      queued === undefined ? 'the chat is in no queue after a minute' : 'the chat is in another queue',
      'it is closed, the queue is full, or the settings name another queue',
      'chat in the flow by hand and read what it says; then correct queueArn in infra/settings.ts',
    );
  },
};
