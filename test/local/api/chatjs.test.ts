import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { startChat } from './people.ts';
import { type ServedApi, serveApi } from './serve-api.ts';

const EVENT = 'application/vnd.amazonaws.connect.event';

/** The customer of a new chat in ChatJS, unmodified. */
async function startChatJs(api: ServedApi) {
  const chat = await startChat(api);
  const script = fileURLToPath(new URL('chatjs-session.ts', import.meta.url));
  const args = [script, api.url, chat.contactId, chat.participantId, chat.participantToken];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    ...chat,
    command: (name: string) => child.stdin.write(`${name}\n`),
    /** Reads on until a line has these members; the lines before it are passed over. */
    async told(members: object): Promise<void> {
      const seen: unknown[] = [];
      for (;;) {
        const { done, value } = await lines.next();
        if (done === true) break;
        const line: unknown = JSON.parse(value);
        seen.push(line);
        if (fits(line, members)) return;
      }
      expect(seen).toContainEqual(members);
    },
    async [Symbol.asyncDispose]() {
      child.kill();
    },
  };
}

function fits(line: unknown, members: object): boolean {
  try {
    expect(line).toMatchObject({ ...members });
    return true;
  } catch {
    return false;
  }
}

test('ChatJS connects, talks, reads, is told of idleness, reconnects and sees the end', async () => {
  // ChatJS reckons with its own clock when its connection token expires.
  await using api = await serveApi({ transportStartMs: Date.now() });
  await using customer = await startChatJs(api);
  await customer.told({ connected: true });
  await customer.told({ callback: 'Message', contentType: `${EVENT}.participant.joined`, role: 'CUSTOMER' });
  const { contactId } = customer;
  api.engine.updateTimers(contactId, [{ role: 'CUSTOMER', type: 'IDLE', minutes: 2 }]);
  const agent = api.engine.agentJoins(contactId, 'Ann', 'AGENT');
  api.engine.sendMessage(agent.participantId, { contentType: 'text/plain', content: 'Hi' });
  await customer.told({ callback: 'Message', content: 'Hi', role: 'AGENT' });
  api.engine.sendEvent(agent.participantId, { contentType: `${EVENT}.typing` });
  await customer.told({ callback: 'Typing', role: 'AGENT' });
  api.advanceChatMinutes(2);
  await customer.told({ callback: 'ParticipantIdle', role: 'CUSTOMER' });
  customer.command('say');
  await customer.told({ callback: 'ParticipantReturned', role: 'CUSTOMER' });
  customer.command('read');
  await customer.told({ transcript: ['Hi', 'Hello from ChatJS'] });
  api.api.close();
  await customer.told({ callback: 'ConnectionLost' });
  await customer.told({ callback: 'ConnectionEstablished' });
  customer.command('leave');
  await customer.told({ callback: 'Ended' });
  expect(api.engine.contact(contactId).disconnectReason).toBe('CUSTOMER_DISCONNECT');
}, 20_000);
