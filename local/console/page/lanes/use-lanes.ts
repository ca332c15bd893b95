import { useMemo, useRef } from 'preact/hooks';
import { ChatLanes } from '../../../lanes/chat-lanes.ts';
import type { TimelineEntry } from '../model.ts';

/** The lanes as they are now. A new object stands for a change; what was drawn up before is gone on with. */
export interface LanesNow {
  readonly lanes: ChatLanes;
}

/** The lanes of a timeline, to which only what is new is added each time. */
export function useLanes(timeline: readonly TimelineEntry[]): LanesNow {
  const known = useRef(new ChatLanes());
  return useMemo(() => {
    const goesOn = known.current.entries.length <= timeline.length && known.current.entries[0] === timeline[0];
    if (!goesOn) known.current = new ChatLanes();
    known.current.add(timeline.slice(known.current.entries.length));
    return { lanes: known.current };
  }, [timeline]);
}
