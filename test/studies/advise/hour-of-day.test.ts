import { expect, test } from '@jest/globals';
import { HourOfDay } from '../../../studies/advise/sums/hour-of-day.ts';

test.each([
  ['UTC', '2026-03-29T00:59:59Z', 0],
  // Clocks go forward at 01:00 UTC, and back in October.
  ['Europe/Berlin', '2026-03-29T00:59:59Z', 1],
  ['Europe/Berlin', '2026-03-29T01:00:00Z', 3],
  ['Europe/Berlin', '2026-10-25T00:30:00Z', 2],
  ['Europe/Berlin', '2026-10-25T01:30:00Z', 2],
  ['Asia/Kolkata', '2026-03-29T18:29:59Z', 23],
  ['Asia/Kolkata', '2026-03-29T18:30:00Z', 0],
  ['Asia/Kathmandu', '2026-03-29T18:15:00Z', 0],
  ['America/New_York', '2026-03-02T04:00:00Z', 23],
])('the hour of the day in %s at %s is %d, asked once or twice', (zone, at, hour) => {
  const hours = new HourOfDay(zone);
  expect([hours.at(Date.parse(at)), hours.at(Date.parse(at))]).toEqual([hour, hour]);
});
