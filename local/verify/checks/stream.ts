import type { Check } from '../check.ts';
import { nameOf } from '../diagnose.ts';
import { failed, passed, skipped } from '../outcome.ts';
import { EVENT, type VerifyingCustomer } from '../service/customer.ts';
import { type StreamedItem, stream, takeStreamed } from '../service/streamed.ts';
import type { Verification } from '../verification.ts';

/** What StartContactStreaming answers where a topic is not well is not documented (assumed). */
const REFUSED = ['InvalidRequestException', 'InvalidParameterException', 'ResourceNotFoundException'];
const END_MS = 30_000;

/** What must be streamed of the chat, by the name of its event; what the customer wrote goes by `message`. */
const WANTED = ['message', 'participant.idle', 'participant.returned', 'participant.autodisconnection', 'chat.ended'];

/** Whether a chat is streamed: to a topic of verify’s own, whose queue it reads when the chat is over. */
export function streamChecks(chat: () => VerifyingCustomer): { readonly begin: Check; readonly see: Check } {
  let queueUrl: string | undefined;
  const begin: Check = {
    id: 'stream',
    runbook: 'botsnotnotified',
    what: 'a topic may be streamed to',
    doing: 'streaming a chat to the topic of verify',
    needs: ['custom-participant'],
    async run(verification) {
      const { surroundings, service } = verification;
      const topicArn = await surroundings.output('VerifyTopicArn');
      queueUrl = await surroundings.output('VerifyQueueUrl');
      if (topicArn === undefined || queueUrl === undefined) {
        return skipped('no stack tells a topic for it: set testCases: true in infra/settings.ts, and deploy');
      }
      try {
        await stream(service, chat(), topicArn);
        return passed('');
      } catch (error) {
        if (!REFUSED.includes(nameOf(error))) throw error;
        return failed(
          `Amazon Connect does not take the topic: ${nameOf(error)}`,
          'the policy of the topic, or that of its key, does not let Amazon Connect in',
          'run npm run diff for changes made by hand, then npm run deploy; the key must allow connect.amazonaws.com',
        );
      }
    },
  };
  const see: Check = {
    id: 'streamed',
    runbook: 'botsnotnotified',
    what: 'messages, what timers do and the end of a chat are streamed',
    doing: 'reading what was streamed',
    needs: ['stream', 'timers'],
    async run(verification) {
      await chat().leaves();
      const items = await takeAll(verification, chat(), queueUrl ?? '');
      const missing = missingIn(items);
      record(verification, items, missing);
      if (missing.length === 0) return passed(`${items.length} notifications, the end of the chat among them`);
      return failed(
        items.length === 0 ? 'nothing came' : `did not come: ${missing.join(', ')}`,
        'Amazon Connect or Amazon SNS may not use the key of the topic, or the service streams otherwise than it says',
        'run npm run diff for changes made by hand, then npm run deploy; if it stays so, write an issue with --record',
      );
    },
  };
  return { begin, see };
}

/** Until the end of the chat has come, which is the last. */
async function takeAll(verification: Verification, chat: VerifyingCustomer, queueUrl: string) {
  const items: StreamedItem[] = [];
  await verification.until(END_MS, async () => {
    items.push(...(await takeStreamed(verification.service, chat, queueUrl)));
    return missingIn(items).length === 0 ? true : undefined;
  });
  return items;
}

function missingIn(items: readonly StreamedItem[]): readonly string[] {
  const names = new Set(items.map(nameOfItem));
  return WANTED.filter((name) => !names.has(name));
}

const nameOfItem = ({ type, contentType, attributes: { ParticipantRole } }: StreamedItem) =>
  type === 'MESSAGE' && ParticipantRole === 'CUSTOMER' ? 'message' : contentType.replace(EVENT, '');

function record({ recorder }: Verification, items: readonly StreamedItem[], missing: readonly string[]): void {
  const counts: Record<string, number> = {};
  for (const name of items.map(nameOfItem)) counts[name] = (counts[name] ?? 0) + 1;
  recorder.saw('P22', missing.length === 0, counts);
  for (const { body, attributes } of items) recorder.told('notification', { body, attributes });
}
