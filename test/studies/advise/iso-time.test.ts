import { describe, expect, test } from '@jest/globals';
import { IsoTimes } from '../../../studies/advise/read/iso-time.ts';

const times = new IsoTimes();

/** Reads it with other digits on both sides, as within a document: those do not count. */
function read(text: string): number {
  const bytes = new TextEncoder().encode(`2026${text}00Z`);
  return times.read(bytes, 4, 4 + text.length);
}

describe('a time in ISO 8601', () => {
  test.each([
    ['2026-04-07T09:12:00Z', '2026-04-07T09:12:00.000Z'],
    ['2026-04-07 09:12:00Z', '2026-04-07T09:12:00.000Z'],
    ['2026-04-07T09:12:00.5Z', '2026-04-07T09:12:00.500Z'],
    ['2026-04-07T09:12:00.123456789Z', '2026-04-07T09:12:00.123Z'],
    ['2026-04-07T11:12:00+02:00', '2026-04-07T09:12:00.000Z'],
    ['2026-04-07T03:42:00.25-0530', '2026-04-07T09:12:00.250Z'],
    ['2028-02-29T00:00:00+00:00', '2028-02-29T00:00:00.000Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
  ])('%s', (text, meant) => {
    expect(new Date(read(text)).toISOString()).toBe(meant);
  });

  test.each([
    ['is cut off', '2026-04-07T09:12:0Z'],
    ['has no zone', '2026-04-07T09:12:00.000'],
    ['has a zone of letters', '2026-04-07T09:12:00UTC'],
    ['has something behind its zone', '2026-04-07T09:12:00Z?'],
    ['has half an offset', '2026-04-07T09:12:00+02'],
    ['has an offset that is not of digits', '2026-04-07T09:12:00+0x:00'],
    ['has more behind its offset', '2026-04-07T09:12:00+02:000'],
    ['has a point and no fraction', '2026-04-07T09:12:00.Z'],
    ['parts the date otherwise', '2026/04/07T09:12:00Z'],
    ['parts the hours otherwise', '2026-04-07T09.12.00Z'],
    ['joins date and time otherwise', '2026-04-07t09:12:00Z'],
    ['has no digits', 'yyyy-mm-ddThh:mm:ssZ'],
    ['is of an hour that is none', '2026-04-07T24:00:00Z'],
    ['is of a minute that is none', '2026-04-07T09:60:00Z'],
    ['is of a second that is none', '2026-04-07T09:12:61Z'],
    ['is of a day that is none', '2026-02-30T09:12:00Z'],
    ['is of a month that is none', '2026-13-01T09:12:00Z'],
    ['is before 1970', '1969-12-31T23:59:59Z'],
  ])('one that %s is none', (_, text) => {
    expect(read(text)).toBeNaN();
  });

  test('one that is none does not spoil the next of the same day', () => {
    expect([read('2026-04-08T09:60:00Z'), read('2026-04-08T09:00:00Z')]).toEqual([Number.NaN, Date.UTC(2026, 3, 8, 9)]);
  });
});
