import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ChatClock, type Deadline, type DeadlineKind } from '../../../local/engine/index.ts';

const KINDS: readonly DeadlineKind[] = ['IDLE_TIMER', 'DISCONNECT_TIMER', 'WAIT', 'OTHER'];

describe('chat clock', () => {
  test('each deadline fires at its own time, in order, and sees that time as now', () => {
    const clock = new ChatClock(1000);
    const seen: string[] = [];
    const note = (name: string) => () => seen.push(`${name} at ${clock.nowMs}`);
    clock.after(30, 'OTHER', note('third'));
    clock.after(10, 'OTHER', () => {
      note('first')();
      clock.after(5, 'OTHER', note('second'));
      clock.at(3, 'OTHER', note('late'));
    });

    clock.advanceTo(1029);
    expect(seen).toEqual(['first at 1010', 'late at 1010', 'second at 1015']);
    expect([clock.nowMs, clock.pending]).toEqual([1029, 1]);
    clock.advanceTo(1030);
    expect(seen.at(-1)).toBe('third at 1030');
  });

  test('time never runs backwards', () => {
    const clock = new ChatClock(1000);
    clock.advanceTo(500);
    clock.moveTo(900);
    expect(clock.nowMs).toBe(1000);
  });

  test('a cancelled deadline does not fire; cancelling again, or after it fired, does nothing', () => {
    const clock = new ChatClock(0);
    const fired: string[] = [];
    const kept = clock.after(5, 'OTHER', () => fired.push('kept'));
    const cancelled = clock.after(5, 'OTHER', () => fired.push('cancelled'));
    clock.cancel(cancelled);
    clock.cancel(cancelled);
    clock.cancel(undefined);
    clock.advanceTo(10);
    clock.cancel(kept);
    clock.after(1, 'OTHER', () => fired.push('later'));
    clock.cancel(kept);
    new ChatClock(0).cancel(clock.next);
    clock.advanceTo(20);
    expect(fired).toEqual(['kept', 'later']);
  });

  test('what is left of many deadlines that were cancelled fires in order', () => {
    const clock = new ChatClock(0);
    const fired: number[] = [];
    const set = (dueAtMs: number) => clock.at(dueAtMs, 'OTHER', () => fired.push(dueAtMs));
    const moments = Array.from({ length: 5000 }, (_, index) => 1 + ((index * 7) % 5000));
    for (const deadline of moments.map(set)) if (deadline.dueAtMs % 10 !== 0) clock.cancel(deadline);
    set(15);
    expect(clock.pending).toBe(501);
    clock.advanceTo(5000);
    expect(fired).toEqual([10, 15, ...Array.from({ length: 499 }, (_, index) => 10 * (index + 2))]);
    expect([clock.pending, clock.next]).toEqual([0, undefined]);
  });

  test('a deadline may call an object', () => {
    const clock = new ChatClock(0);
    const bell = {
      rung: 0,
      fire() {
        this.rung += 1;
      },
    };
    clock.after(1, 'OTHER', bell);
    clock.advanceTo(1);
    expect(bell.rung).toBe(1);
  });

  test('the next participant timer is found among other deadlines', () => {
    const clock = new ChatClock(0);
    expect(clock.nextParticipantTimer).toBeUndefined();
    clock.after(1, 'WAIT', () => {});
    clock.after(9, 'DISCONNECT_TIMER', () => {});
    clock.after(7, 'IDLE_TIMER', () => {});
    expect(clock.nextParticipantTimer).toMatchObject({ dueAtMs: 7, kind: 'IDLE_TIMER' });
    expect(clock.next).toMatchObject({ dueAtMs: 1, kind: 'WAIT' });
  });

  test('a deadline without a time is refused', () => {
    for (const dueAtMs of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => new ChatClock(0).at(dueAtMs, 'WAIT', () => {})).toThrow(RangeError);
    }
  });

  test('deadlines fire as sorted by time, idle timers first, then as they were set, whatever was cancelled', () => {
    const entry = fc.record({
      dueAtMs: fc.integer({ min: 0, max: 20 }),
      kind: fc.constantFrom(...KINDS),
      cancelled: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 300, size: 'max' }), (entries) => {
        const clock = new ChatClock(0);
        const fired: number[] = [];
        const set: Deadline[] = entries.map(({ dueAtMs, kind }, index) =>
          clock.at(dueAtMs, kind, () => fired.push(index)),
        );
        for (const [index, { cancelled }] of entries.entries()) if (cancelled) clock.cancel(set[index]);

        clock.advanceTo(20);

        const expected = entries
          .map((given, index) => ({ ...given, index, turn: given.kind === 'IDLE_TIMER' ? 0 : 1 }))
          .filter(({ cancelled }) => !cancelled)
          .sort((a, b) => a.dueAtMs - b.dueAtMs || a.turn - b.turn || a.index - b.index);
        expect(fired).toEqual(expected.map(({ index }) => index));
        expect(clock.pending).toBe(0);
      }),
    );
  });
});
