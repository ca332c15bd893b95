import { describe, expect, test } from '@jest/globals';
import { callsMs, handOverFromMs, RESERVE_MS, WAY_BACK_MS } from '../../../../functions/shared/lambda/plan-deadline.ts';

describe('the time of a block', () => {
  test.each([
    { blockMs: 8000, calls: 7300, before: 6300 },
    { blockMs: 3000, calls: 2300, before: 1300 },
    { blockMs: 2500, calls: 1800, before: 1000 },
    { blockMs: 2000, calls: 1300, before: 1000 },
    { blockMs: 1700, calls: 1000, before: 1000 },
    { blockMs: 1000, calls: 300, before: 300 },
    { blockMs: 700, calls: 0, before: 0 },
  ])('of $blockMs ms calls have $calls, or $before before a hand-over', ({ blockMs, calls, before }) => {
    expect({ calls: callsMs(blockMs), before: handOverFromMs(blockMs) }).toEqual({ calls, before });
  });

  test('has 0.7 s in reserve, of which the last act before giving up leaves 0.3 s', () => {
    expect([RESERVE_MS, WAY_BACK_MS]).toEqual([700, 300]);
  });
});
