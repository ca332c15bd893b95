import { describe, expect, test } from '@jest/globals';
import { LocalConnect } from '../../../local/index.ts';
import { expectConversation, expectInOrder } from '../../../local/library/expectations.ts';
import { failureOf, start } from './a-chat.ts';

describe('a statement about a chat in which nothing happened', () => {
  test('says so', () => {
    const { message } = failureOf(() => expectInOrder([], [{ type: 'QUEUED' }]));
    expect(message).toBe('Expected QUEUED, and it did not happen.\n\nThe chat so far:\n  (nothing)');
  });

  test('says all that was expected, and after what', () => {
    const wanted = { type: 'PARTICIPANT_LEFT', role: 'AGENT', atMinutes: 5, detail: { displayName: 'Ann' } } as const;
    const { message } = failureOf(() => expectInOrder([], [wanted]));
    expect(message).toContain('Expected PARTICIPANT_LEFT of AGENT with {"displayName":"Ann"} at 5 min, and it did not');
  });

  test('holds where nothing is expected', () => {
    expectInOrder([], []);
    expectConversation([], []);
  });
});

describe('a statement about somebody in a chat', () => {
  test('names what was looked for', async () => {
    const connect = await start();
    const mia = await connect.startChat({ flow: 'Mine', name: 'Mia' });
    await mia.says('hello');
    mia.isNotIdle();
    mia.seesNo('PARTICIPANT_JOINED', { role: 'AGENT' });
    const ann = await connect.agent('Ann').accepts(mia);
    expect(failureOf(() => mia.hears(/bye/i)).message).toContain('Expected Mia to hear /bye/i, and it did not come.');
    expect(failureOf(() => mia.sees('CHAT_ENDED')).message).toContain('to see CHAT_ENDED, and it did not come.');
    expect(failureOf(() => mia.seesNo('PARTICIPANT_JOINED', { role: 'AGENT' })).message).toContain(
      'Expected Mia to see no PARTICIPANT_JOINED, and it came.',
    );
    ann.isConnected();
  });
});

describe('a name that is not there is answered with those that are', () => {
  test('of a flow, and of an HTTP API', async () => {
    await using connect = await LocalConnect.start();
    await expect(connect.startChat({ flow: 'Mine' })).rejects.toThrow(
      'There is no flow "Mine". This instance has none.',
    );
    expect(() => connect.apiUrl('Chats')).toThrow('There is no HTTP API "Chats". This deployment has none.');
  });
});
