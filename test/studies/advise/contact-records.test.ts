import { describe, expect, test } from '@jest/globals';
import { type ContactRecord, ContactRecords } from '../../../studies/advise/read/contact-records.ts';
import { CUSTOMER_LEFT } from '../../../studies/advise/silences/silences.ts';
import { chatOf, START_MS } from './a-chat.ts';

const record: ContactRecord = {
  reason: CUSTOMER_LEFT,
  queue: 'Help',
  connectedToAgentAtMs: START_MS,
  disconnectedAtMs: START_MS + 60_000,
  lastUpdateAtMs: START_MS + 90_000,
};
const nothing: ContactRecord = {
  reason: undefined,
  queue: undefined,
  connectedToAgentAtMs: undefined,
  disconnectedAtMs: undefined,
  lastUpdateAtMs: undefined,
};
const chat = (number: number) => chatOf([], number);

function put(records: ContactRecords, number: number, what: Partial<ContactRecord>): void {
  const { idLow, idHigh } = chat(number);
  records.put(idLow, idHigh, { ...nothing, ...what });
}

describe('contact records', () => {
  test('are told as they came, also where they say nothing', () => {
    const records = new ContactRecords();
    put(records, 1, record);
    put(records, 2, nothing);
    expect([records.take(chat(1)), records.take(chat(2)), records.take(chat(3))]).toEqual([record, nothing, undefined]);
  });

  test('are found by a thread that was given their table, and what it takes is taken for all', () => {
    const records = new ContactRecords();
    put(records, 1, record);
    put(records, 2, { ...record, queue: undefined });
    const ofThread = new ContactRecords(records.table);
    expect([ofThread.take(chat(1)), ofThread.take(chat(3))]).toEqual([record, undefined]);
    expect([...records.untaken()].map(({ queue }) => queue)).toEqual([undefined]);
  });

  test('an update that is older than what is known changes nothing, and one of the same second does', () => {
    const records = new ContactRecords();
    put(records, 1, record);
    put(records, 1, { ...record, queue: undefined, lastUpdateAtMs: undefined });
    expect(records.take(chat(1))?.queue).toBe('Help');
    put(records, 1, { reason: record.reason, lastUpdateAtMs: record.lastUpdateAtMs });
    expect([records.take(chat(1))?.queue, records.size]).toEqual([undefined, 1]);
  });
});
