import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ChatLanes } from '../../../lanes/chat-lanes.ts';
import type { Range } from '../../../lanes/model.ts';
import { makeScale, type TimeScale } from '../../../lanes/time-scale.ts';
import { leftToShow, type Window } from '../../../lanes/visible.ts';
import { fitScale, nextSpan } from '../../../lanes/zoom.ts';
import type { LanesNow } from './use-lanes.ts';

/** Room behind the end of what is to come, for its label. */
const MARGIN = 56;
const LEAST_VIEW = 200;

/** What of a chat's time is looked at, and how near. */
export interface Axis {
  readonly scale: TimeScale;
  readonly spanMs: number;
  readonly isWhole: boolean;
  readonly viewWidth: number;
  readonly window: Window;
  readonly nowMs: number;
  /** When the chat began, which the view may not reach. */
  readonly originMs: number;
  /** Nearer with -1, wider with 1; what stands at `x` of the view stays there. */
  zoom(step: 1 | -1, x?: number): void;
  /** All of the chat. */
  fit(): void;
  panBy(pixels: number): void;
  /** Brings a stretch of time into view. Returns where it then stands in the view, in pixels. */
  show(stretch: Range): { readonly from: number; readonly to: number };
}

interface Look {
  /** `undefined`: as near as all of it can be seen. */
  readonly spanMs: number | undefined;
  /** What stands at the left edge. `undefined`: the end is in view, and stays there. */
  readonly leftMs: number | undefined;
}

const WHOLE: Look = { spanMs: undefined, leftMs: undefined };

export function useAxis(now: LanesNow, nowMs: number, width: number): Axis {
  const [look, setLook] = useState<Look>(WHOLE);
  const viewWidth = Math.max(LEAST_VIEW, width - MARGIN);
  const momentsMs = useMemo(() => momentsOf(now.lanes, nowMs), [now, nowMs]);
  const { scale, spanMs } = useMemo(() => {
    if (look.spanMs === undefined) return fitScale(momentsMs, viewWidth);
    return { spanMs: look.spanMs, scale: makeScale({ momentsMs, spanMs: look.spanMs, viewWidth }) };
  }, [momentsMs, look.spanMs, viewWidth]);
  const most = Math.max(0, scale.width - viewWidth);
  const left = Math.min(most, look.leftMs === undefined ? most : Math.max(0, scale.toX(look.leftMs)));

  return {
    scale,
    spanMs,
    isWhole: look.spanMs === undefined,
    viewWidth,
    window: { left, right: left + viewWidth + MARGIN },
    nowMs,
    originMs: now.lanes.startMs ?? scale.startMs,
    fit: () => setLook(WHOLE),
    panBy: (pixels) => setLook({ spanMs, leftMs: leftAt(scale, left + pixels, most) }),
    show(stretch) {
      const wanted = leftToShow(stretch, scale, { left, right: left + viewWidth + MARGIN });
      if (wanted !== left) setLook({ spanMs, leftMs: leftAt(scale, wanted, most) });
      const at = Math.min(most, Math.max(0, wanted));
      return { from: scale.toX(stretch.fromMs) - at, to: scale.toX(stretch.toMs) - at };
    },
    zoom(step, x = viewWidth / 2) {
      const next = nextSpan(spanMs, step);
      const atMs = scale.toMs(left + x);
      const nextScale = makeScale({ momentsMs, spanMs: next, viewWidth });
      const nextMost = Math.max(0, nextScale.width - viewWidth);
      setLook({ spanMs: next, leftMs: leftAt(nextScale, nextScale.toX(atMs) - x, nextMost) });
    },
  };
}

/** At the end the view stays at the end. */
function leftAt(scale: TimeScale, left: number, most: number): number | undefined {
  return left >= most ? undefined : scale.toMs(Math.max(0, left));
}

/** What has happened, what is to come, and now, where that is behind all of it. */
function momentsOf(lanes: ChatLanes, nowMs: number): readonly number[] {
  const { momentsMs, endedAtMs, shown } = lanes;
  if (endedAtMs !== undefined) return momentsMs;
  const lastMs = momentsMs.at(-1) ?? nowMs;
  const forecasts = shown.flatMap((lane) => lanes.forecastOf(lane)?.dueMs ?? []);
  const dueMs = [...lanes.pending.map((deadline) => deadline.dueMs), ...forecasts].filter((due) => due > lastMs);
  const following = [...new Set(dueMs)].sort((a, b) => a - b);
  if (nowMs > lastMs && nowMs > (following.at(-1) ?? 0)) following.push(nowMs);
  return following.length === 0 ? momentsMs : [...momentsMs, ...following];
}

/** The width of an element, as it changes. */
export function useWidth() {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    setWidth(element.clientWidth);
    return () => observer.disconnect();
  }, []);
  return { box, width };
}
