import { useMemo, useRef } from 'preact/hooks';
import { ChatLanes } from '../../../lanes/chat-lanes.ts';
import type { TimelineEntry } from '../model.ts';

/** The lanes as they are now. A new object stands for a change; what was drawn up before is gone on with. */
export interface LanesNow {
  readonly lanes: ChatLanes;
}

/** The lanes of a timeline, to which only what is new is added each time. `startedAt`: when the chat began. */
export function useLanes(timeline: readonly TimelineEntry[], startedAt?: string): LanesNow {
  const startMs = startedAt === undefined ? undefined : Date.parse(startedAt);
  const known = useRef(new ChatLanes(startMs));
  return useMemo(() => {
    const goesOn = known.current.entries.length <= timeline.length && known.current.entries[0] === timeline[0];
    if (!goesOn) known.current = new ChatLanes(startMs);
    known.current.add(timeline.slice(known.current.entries.length));
    return { lanes: known.current };
  }, [timeline, startMs]);
}
