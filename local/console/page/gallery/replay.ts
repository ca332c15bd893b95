import { useEffect, useRef, useState } from 'preact/hooks';
import { ChatLanes } from '../../../lanes/chat-lanes.ts';
import type { Entry } from '../../../lanes/model.ts';

const TICK_MS = 100;
/** A minute of the chat in a second. */
const PACE = 60;
/** How long the end is shown before it begins again. */
const REST_MS = 3000;

/** A moment that goes through a chat again and again; its end, while nothing is played. */
export function useReplay(startMs: number, endMs: number, isPlaying: boolean): number {
  const [atMs, setAt] = useState(endMs);
  useEffect(() => {
    if (!isPlaying) return undefined;
    setAt(startMs);
    const timer = setInterval(() => {
      setAt((now) => (now > endMs + REST_MS * PACE ? startMs : now + TICK_MS * PACE));
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [startMs, endMs, isPlaying]);
  return isPlaying ? Math.min(endMs, atMs) : endMs;
}

/** The lanes as they were then. What comes is added; a new beginning begins anew. */
export function useLanesUntil(entries: readonly Entry[], untilMs: number): ChatLanes {
  const known = useRef(new ChatLanes());
  const isThere = (place: number) => Date.parse(entries[place]?.at ?? '') <= untilMs;
  if (!isThere(known.current.entries.length - 1)) known.current = new ChatLanes();
  const lanes = known.current;
  let next = lanes.entries.length;
  while (isThere(next)) next += 1;
  lanes.add(entries.slice(lanes.entries.length, next));
  return lanes;
}
