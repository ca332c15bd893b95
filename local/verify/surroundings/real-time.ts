import type { TransportClock } from '../../clock/transport-clock.ts';
import type { PassingTime } from './surroundings.ts';

/** Time as it passes from `startMs` on, `rate` times as fast. */
export function realTime(
  clock: TransportClock,
  signal: AbortSignal,
  { rate = 1, startMs = clock.nowMs }: { readonly rate?: number; readonly startMs?: number } = {},
): PassingTime {
  const zeroMs = clock.nowMs;
  return {
    isTurned: false,
    get nowMs() {
      return startMs + (clock.nowMs - zeroMs) * rate;
    },
    pass(ms) {
      return new Promise((resolve, reject) => {
        signal.throwIfAborted();
        const stop = () => {
          cancel();
          reject(signal.reason);
        };
        const cancel = clock.after(ms / rate, () => {
          signal.removeEventListener('abort', stop);
          resolve();
        });
        signal.addEventListener('abort', stop, { once: true });
      });
    },
  };
}
