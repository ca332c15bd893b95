import { numbers } from '../functions/support/numbers.ts';
import { TurnedTime } from '../functions/support/turned-time.ts';

/** What a call takes, however many there are at once. */
const CALL_MS = 1;

/**
 * Has this process live by a time of its own from now on, which goes on whenever it is all that is waited for. So
 * waiting takes no time, and a busy machine changes no deadline.
 */
export function turnTime(seed: number): void {
  let nowMs = Date.UTC(2026, 0, 5, 9);
  const time = new TurnedTime({
    get nowMs() {
      return nowMs;
    },
    random: numbers(seed),
    isAtWork: () => true,
    waitsUntil: (dueAtMs) => {
      if (!Number.isFinite(dueAtMs)) return;
      nowMs = Math.max(nowMs, dueAtMs);
      time.runDue();
    },
    callEnded: (callsAtOnce) => {
      nowMs += CALL_MS / callsAtOnce;
    },
    quietTurnsOfACall: 2000,
    ownConnections: false,
  });
}

/** Until so much time has passed. */
export const passMs = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
