import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Clock } from './model.ts';

const TICK_MS = 200;
/** An answer is under way for so long at most: the page asks twice a second. */
const JITTER_MS = 1000;

/**
 * The chat clock's time, going on by itself between two answers while the clock is live. It never steps back by the
 * little that an answer was under way.
 */
export function useChatTime(clock: Clock | undefined): number {
  const heard = useMemo(() => ({ nowMs: Date.parse(clock?.now ?? ''), atMs: performance.now() }), [clock]);
  const [, tick] = useState(0);
  const shownMs = useRef(0);
  const isLive = clock?.mode === 'live';
  useEffect(() => {
    if (!isLive) return undefined;
    const timer = setInterval(() => tick((ticks) => ticks + 1), TICK_MS);
    return () => clearInterval(timer);
  }, [isLive]);

  if (clock === undefined) return 0;
  const reckonedMs = isLive ? heard.nowMs + (performance.now() - heard.atMs) * clock.rate : heard.nowMs;
  const backMs = shownMs.current - reckonedMs;
  const isJitter = isLive && backMs > 0 && backMs < clock.rate * JITTER_MS;
  if (!isJitter) shownMs.current = reckonedMs;
  return shownMs.current;
}
