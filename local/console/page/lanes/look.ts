import { useCallback, useState } from 'preact/hooks';
import type { Range } from '../../../lanes/model.ts';

/** Entries of the timeline, by their places. */
type Selection = readonly number[];

/** What a reader has picked out of a chat: entries, and a stretch of time. */
export interface Look {
  readonly selected: Selection | undefined;
  readonly range: Range | undefined;
  readonly select: (selected: Selection | undefined) => void;
  readonly setRange: (range: Range | undefined) => void;
}

export function useLook(): Look {
  const [selected, select] = useState<Selection>();
  const [range, setOrdered] = useState<Range>();
  const setRange = useCallback((wanted: Range | undefined) => {
    setOrdered(
      wanted && {
        fromMs: Math.min(wanted.fromMs, wanted.toMs),
        toMs: Math.max(wanted.fromMs, wanted.toMs),
      },
    );
  }, []);
  return { selected, range, select, setRange };
}
