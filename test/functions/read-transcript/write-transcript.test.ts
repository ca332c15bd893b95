import { describe, expect, test } from '@jest/globals';
import { writeTranscript } from '../../../functions/read-transcript/write-transcript.ts';
import type { TranscriptMessage } from '../../../functions/shared/bots/transcript.ts';

const PLAN = { maxMessages: 100, roles: ['CUSTOMER', 'CUSTOM_BOT', 'AGENT', 'SYSTEM'], order: 'ASCENDING' } as const;

const message = (content: string, change: Partial<TranscriptMessage> = {}): TranscriptMessage => ({
  id: content,
  at: '2026-11-02T09:00:00.000Z',
  contactId: 'contact',
  role: 'CUSTOMER',
  displayName: 'Mia',
  contentType: 'text/plain',
  content,
  ...change,
});

describe('a transcript as a flow’s result', () => {
  test('names who wrote, or in what role where there is no name', () => {
    const messages = [message('Hello'), message('Welcome', { role: 'SYSTEM', displayName: '' })];
    expect(writeTranscript(messages, PLAN, true)).toEqual({
      status: 'READ',
      messageCount: '2',
      isComplete: 'true',
      transcript: 'Mia: Hello\nSYSTEM: Welcome',
      lastCustomerMessage: 'Hello',
      lastBotMessage: '',
    });
  });

  test('is in the order and of the roles that were asked for, the newest of them', () => {
    const messages = ['one', 'two', 'three'].map((content) => message(content));
    const bot = message('beep', { role: 'CUSTOM_BOT' });
    const plan = { maxMessages: 2, roles: ['CUSTOMER'], order: 'DESCENDING' } as const;
    expect(writeTranscript([...messages, bot], plan, true)).toMatchObject({
      messageCount: '2',
      transcript: 'Mia: three\nMia: two',
      lastCustomerMessage: 'three',
      lastBotMessage: 'beep',
    });
  });

  test('of a chat in which nobody wrote is empty', () => {
    expect(writeTranscript([], PLAN, true)).toMatchObject({ messageCount: '0', isComplete: 'true', transcript: '' });
  });

  test('that was read in part is not complete', () => {
    expect(writeTranscript([message('late')], PLAN, false)).toMatchObject({ messageCount: '1', isComplete: 'false' });
  });

  test('leaves out the oldest messages where all are more than a result holds', () => {
    const messages = ['a', 'b', 'c'].map((letter) => message(letter.repeat(10_000)));
    const { messageCount, isComplete, transcript } = writeTranscript(messages, PLAN, true);
    expect({ isComplete, newest: String(transcript).slice(-5) }).toEqual({ isComplete: 'false', newest: 'ccccc' });
    expect(Number(messageCount)).toBeLessThanOrEqual(3);
    expect(Buffer.byteLength(JSON.stringify(transcript))).toBeLessThanOrEqual(26 * 1024 + 2);
  });

  test('cuts one message that alone is more than a result holds, and keeps its end', () => {
    const { messageCount, isComplete, transcript, lastCustomerMessage } = writeTranscript(
      [message(`${'a'.repeat(40_000)}end`)],
      PLAN,
      true,
    );
    expect({ messageCount, isComplete }).toEqual({ messageCount: '1', isComplete: 'false' });
    expect(transcript).toMatch(/^….*end$/);
    expect(lastCustomerMessage).toMatch(/^a+…$/);
  });

  test('has no room for a message where those after it fill it to the last byte', () => {
    const whole = message('b'.repeat(26 * 1024 - 'Mia: '.length - 2));
    expect(writeTranscript([message('older'), whole], PLAN, true)).toMatchObject({
      messageCount: '1',
      isComplete: 'false',
    });
  });

  test('holds messages of 26 KiB with two bytes for the end of each line, to the last byte', () => {
    const line = (bytes: number) => message('a'.repeat(bytes - 'Mia: '.length));
    const written = (...bytes: readonly number[]) => {
      const { messageCount, isComplete, transcript } = writeTranscript(bytes.map(line), PLAN, true);
      return { messageCount, isComplete, bytes: String(transcript).length };
    };
    expect(written(624, 25_996)).toEqual({ messageCount: '2', isComplete: 'true', bytes: 624 + 1 + 25_996 });
    expect(written(625, 25_996)).toEqual({ messageCount: '1', isComplete: 'false', bytes: 25_996 });
    expect(written(26_624)).toEqual({ messageCount: '1', isComplete: 'true', bytes: 26_624 });
    expect(written(26_625)).toEqual({ messageCount: '1', isComplete: 'false', bytes: 26_624 - 2 });
  });

  test('has the last message of the customer, and of the bot, of 2 KiB at most', () => {
    const last = (length: number) => {
      const messages = [message('a'.repeat(length)), message('b'.repeat(length), { role: 'CUSTOM_BOT' })];
      const { lastCustomerMessage, lastBotMessage } = writeTranscript(messages, PLAN, true);
      return [lastCustomerMessage, lastBotMessage];
    };
    expect(last(2048)).toEqual(['a'.repeat(2048), 'b'.repeat(2048)]);
    expect(last(2049)).toEqual([`${'a'.repeat(2045)}…`, `${'b'.repeat(2045)}…`]);
  });
});
