import { DescribeContactCommand } from '@aws-sdk/client-connect';
import type { Check } from '../check.ts';
import { failed, passed, skipped, warned } from '../outcome.ts';

const NAME = 'Chat welcome';
/** It begins alike, and is another flow. */
const OTHER = 'Chat welcome with bot';
const QUEUED_MS = 60_000;
/** The bot `faq` hands over for it, in each of its languages. */
const FOR_A_PERSON = 'person';

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
    let hasAsked = false;
    const queued = await verification.until(QUEUED_MS, async () => {
      if (!hasAsked && chat.heard.some(({ type, role }) => type === 'MESSAGE' && role === 'CUSTOM_BOT')) {
        hasAsked = true;
        await chat.says(FOR_A_PERSON);
      }
      const { Contact } = await service.connect.send(asked);
      return Contact?.QueueInfo?.EnqueueTimestamp === undefined ? undefined : Contact.QueueInfo;
    });
    await chat.leaves();
    if (queued !== undefined && (queueId === undefined || queued.Id === queueId))
      return passed('and the customer left it');
    if (queued === undefined && hasAsked) {
      return warned(
        `its bot has the customer still, who has asked for a ${FOR_A_PERSON}`,
        'a bot of one’s own hands over for other words',
        'chat in the flow by hand, as its customers would',
      );
    }
    return failed(
      queued === undefined ? 'the chat is in no queue after a minute' : 'the chat is in another queue',
      'it is closed, the queue is full, or the settings name another queue',
      'chat in the flow by hand and read what it says; then correct queueArn in infra/settings.ts',
    );
  },
};
