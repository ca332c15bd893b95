import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { ConnectOfTest, chat, httpEvent, startStartChat } from '../functions/start-chat/chat-starts.ts';
import { Process } from '../functions/support/process.ts';
import { callsOf, crashesOf, killed } from './crash-points.ts';
import type { Property } from './property.ts';

/** The page sends the same request with the same key. It is one chat, and goes on from the last one. */
export const crashingChatStarts: Property = {
  name: 'chat starts: killed before and after every call',
  run: async (run) => {
    const service = await startStartChat();
    const connect = new ConnectOfTest();
    service.aws.answer = connect.answer;
    const start = (resumeToken: unknown, key: string, life = new Process(undefined, 'before', run.leaks.see)) =>
      service.callIn(
        life,
        httpEvent({ body: chat({ ResumeToken: resumeToken }), headers: { 'idempotency-key': key } }),
      );
    const first = async () => service.call(httpEvent({ body: chat() }));
    const tokenOfFirst = (await first()).resumeToken;
    const calls = await callsOf((life) => start(tokenOfFirst, randomUUID(), life));
    for (const crashes of crashesOf(calls, run)) {
      await run.tally.attempt(`StartChat killed ${crashes.join(' and ')}`, async () => {
        const { contactId, resumeToken } = await first();
        const begun = connect.chats.length;
        const key = randomUUID();
        await killed(crashes, (life) => start(resumeToken, key, life));
        const second = await start(resumeToken, key);
        assert.deepEqual([second.status, second.resumed], [200, true]);
        const third = await start(second.resumeToken, randomUUID());
        assert.equal(third.resumed, true);
        const sources = connect.chats.slice(begun).map(({ sourceContactId }) => sourceContactId);
        assert.deepEqual(sources, [contactId, second.contactId]);
      });
    }
    await service.stop();
  },
};
