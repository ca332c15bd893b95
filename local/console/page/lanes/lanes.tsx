import './lanes.css';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { formatElapsed } from '../../../timeline/format.ts';
import { type Axis, useAxis, useWidth } from './axis.ts';
import { AxisRow, Backdrop } from './axis-row.tsx';
import { ContactBands } from './contact-bands.tsx';
import { LaneRow } from './lane-row.tsx';
import type { Look } from './look.ts';
import { moveBy, scrollTo, useMoreToRight } from './scrolling.ts';
import type { LanesNow } from './use-lanes.ts';
import { ZoomBar } from './zoom-bar.tsx';

/** Who did what in a chat and when, on one time axis, with what is to come. */
export function Lanes(props: {
  readonly now: LanesNow;
  readonly nowMs: number;
  readonly look: Look;
  /** Turns the clock to that moment. Without it the lanes are only read. */
  readonly turnTo: ((atMs: number) => void) | undefined;
  readonly tools?: ComponentChildren;
}) {
  const { now, look, turnTo } = props;
  const { lanes } = now;
  const { box, width } = useWidth();
  const nowMs = Math.min(props.nowMs, lanes.endedAtMs ?? props.nowMs);
  const axis = useAxis(now, nowMs, width);
  const startMs = lanes.startMs ?? 0;
  const { view, isMore, onScroll } = useMoreToRight();
  const { selected } = look;
  useEffect(() => {
    const stretch = selected?.length === 1 ? lanes.stretchOf(selected[0] ?? -1) : undefined;
    if (stretch !== undefined && width > 0) scrollTo(view.current, axis.show(stretch));
  }, [selected, width > 0]);

  return (
    <section class="card lanes" aria-label="Lanes">
      <ZoomBar axis={axis} look={look} startMs={startMs}>
        {props.tools}
      </ZoomBar>
      <div class={isMore ? 'lanes-frame more' : 'lanes-frame'}>
        <section
          class="lanes-view"
          aria-label="The chat on its time axis. Plus and minus zoom, arrow keys move, Shift and an arrow key select."
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what is zoomed and moved must be reached by keyboard.
          tabIndex={0}
          ref={view}
          onScroll={onScroll}
          onKeyDown={(event) => onKeyDown(event, axis, look)}
          onWheel={(event) => onWheel(event, axis)}
        >
          <div class="lanes-plot" ref={box}>
            {width > 0 && <Backdrop axis={axis} range={look.range} lanes={lanes} />}
          </div>
          <AxisRow axis={axis} look={look} />
          <ContactBands contacts={lanes.contacts} axis={axis} />
          {lanes.shown.map((lane) => (
            <LaneRow key={lane.name} {...{ lane, now, axis, look, turnTo }} />
          ))}
        </section>
      </div>
      <p class="hidden" role="status">
        {look.range === undefined
          ? ''
          : `From ${formatElapsed(look.range.fromMs - startMs)} to ${formatElapsed(look.range.toMs - startMs)}`}
      </p>
    </section>
  );
}

type OnView<Event> = Event & { readonly currentTarget: HTMLElement };

const PAN = 120;
const STRETCH = 48;

function onKeyDown(event: OnView<KeyboardEvent>, axis: Axis, look: Look): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const done = keyed(event, axis, look);
  if (!done) return;
  event.preventDefault();
  event.stopPropagation();
}

function keyed({ key, shiftKey, target, currentTarget }: OnView<KeyboardEvent>, axis: Axis, look: Look): boolean {
  const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  if (step !== 0 && shiftKey) stretch(axis, look, step * STRETCH);
  else if (step !== 0 && target === currentTarget) moveBy(currentTarget, axis, step * PAN);
  else if (key === '+' || key === '=') axis.zoom(-1);
  else if (key === '-') axis.zoom(1);
  else if (key === '0') axis.fit();
  else if (key === 'Escape') {
    look.setRange(undefined);
    look.select(undefined);
  } else return false;
  return true;
}

/** Moves the end of the range; one that there is not begins at the left of what is looked at. */
function stretch({ scale, window }: Axis, { range, setRange }: Look, pixels: number): void {
  const fromMs = range?.fromMs ?? scale.toMs(window.left);
  const toMs = scale.toMs(scale.toX(range?.toMs ?? fromMs) + pixels);
  setRange({ fromMs, toMs: Math.max(fromMs, toMs) });
}

function onWheel(event: OnView<WheelEvent>, axis: Axis): void {
  if (event.ctrlKey) {
    event.preventDefault();
    axis.zoom(event.deltaY > 0 ? 1 : -1);
    return;
  }
  // Some browsers turn the wheel sideways themselves while Shift is held.
  const pixels = event.deltaX === 0 && event.shiftKey ? event.deltaY : event.deltaX;
  if (pixels === 0) return;
  event.preventDefault();
  moveBy(event.currentTarget, axis, pixels);
}
