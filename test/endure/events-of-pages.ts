import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { ConnectOfTest, chat, httpEvent, startStartChat } from '../functions/start-chat/chat-starts.ts';
import { sampleEvent, sampleEventNames } from '../functions/support/lambda.ts';
import { EVENTS } from './events-of-flows.ts';
import { mutate } from './mutate.ts';
import type { Property } from './property.ts';

const DOCUMENTED: readonly unknown[] = [200, 400, 401, 403, 405, 409, 413, 429];

const LONGEST_ANSWER = 20_000;

/** Whatever a page sends, it gets an answer that is documented, in bounds, and not one that says that we failed. */
export const eventsOfPages: Property = {
  name: '20,000 events for StartChat',
  run: async (run) => {
    const service = await startStartChat();
    const connect = new ConnectOfTest();
    service.aws.answer = connect.answer;
    const samples = [
      ...sampleEventNames('start-chat').map((name) => sampleEvent(`start-chat/${name}`)),
      httpEvent({
        body: chat({ Attributes: { topic: 'canary-topic' } }),
        headers: { 'idempotency-key': randomUUID() },
      }),
    ];
    for (let event = 0; event < run.count(EVENTS); event += 1) {
      const mutated = mutate(samples[run.below(samples.length)], run);
      await run.tally.attempt(JSON.stringify(mutated).slice(0, 800), async () => {
        const { status, text, contactId } = await service.call(mutated);
        assert.ok(DOCUMENTED.includes(status), `The status was ${status}.`);
        assert.equal(status === 200, contactId !== '');
        assert.ok(text.length < LONGEST_ANSWER, `The answer has ${text.length} characters.`);
      });
      connect.chats.length = 0;
      service.aws.requests.length = 0;
    }
    await service.stop();
  },
};
