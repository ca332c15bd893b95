import './axis.css';
import { useRef } from 'preact/hooks';
import type { ChatLanes } from '../../../lanes/chat-lanes.ts';
import type { Range } from '../../../lanes/model.ts';
import { ticksIn } from '../../../lanes/ticks.ts';
import { spanInWords } from '../../../lanes/zoom.ts';
import type { Axis } from './axis.ts';
import type { Look } from './look.ts';

/** A drag of fewer pixels is a click. */
const LEAST_DRAG = 4;
const NOW_WIDTH = 40;
const LABEL_WIDTH = 56;
/** A narrower fold has no room for its length. */
const LEAST_FOLD = 48;

/** The time since the chat began, and the lengths of silences. A stretch of it is selected by dragging. */
export function AxisRow({ axis, look }: { readonly axis: Axis; readonly look: Look }) {
  const { scale, window } = axis;
  const from = useRef<number | undefined>(undefined);
  const xOf = (event: PointerEvent & { readonly currentTarget: HTMLElement }) =>
    event.clientX - event.currentTarget.getBoundingClientRect().left;
  return (
    <div class="lane axis-row">
      <span class="lane-name quiet">time</span>
      <div
        class="lane-plot"
        onPointerDown={(event) => {
          from.current = xOf(event);
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={(event) => {
          const x = xOf(event);
          if (from.current === undefined || Math.abs(x - from.current) < LEAST_DRAG) return;
          look.setRange({ fromMs: scale.toMs(window.left + from.current), toMs: scale.toMs(window.left + x) });
        }}
        onPointerUp={(event) => {
          if (from.current !== undefined && Math.abs(xOf(event) - from.current) < LEAST_DRAG) look.setRange(undefined);
          from.current = undefined;
        }}
      >
        {labelsOf(axis).map(({ x, label }) => (
          <span key={label} class="tick-label" style={{ left: `${x - window.left}px` }}>
            {label}
          </span>
        ))}
        {scale.folds
          .filter(({ x, width }) => width >= LEAST_FOLD && x + width > window.left && x < window.right)
          .map(({ fromMs, toMs, x, width }) => (
            <span
              key={fromMs}
              class="fold-label"
              style={{ left: `${x - window.left}px`, width: `${width}px` }}
              title="Silence, drawn shorter than it is"
            >
              {spanInWords(toMs - fromMs)}
            </span>
          ))}
      </div>
    </div>
  );
}

/** The ticks that have a label: now has one of its own. */
function labelsOf(axis: Axis) {
  const nowX = axis.scale.toX(axis.nowMs);
  const hasRoom = (x: number) => nowX < x - NOW_WIDTH || nowX > x + LABEL_WIDTH;
  return ticksIn(axis.scale, axis, axis.window).filter(({ x }) => hasRoom(x));
}

/** What stands behind all lanes: ticks, folds, the range, what has passed, and now. */
export function Backdrop(props: { readonly axis: Axis; readonly range: Range | undefined; readonly lanes: ChatLanes }) {
  const { axis, range, lanes } = props;
  const isOver = lanes.endedAtMs !== undefined;
  const { scale, window, nowMs } = axis;
  const nowX = scale.toX(nowMs) - window.left;
  return (
    <div class="backdrop" aria-hidden="true">
      {scale.folds
        .filter(({ x, width }) => x + width > window.left && x < window.right)
        .map(({ fromMs, x, width }) => (
          <span key={fromMs} class="fold" style={{ left: `${x - window.left}px`, width: `${width}px` }} />
        ))}
      {ticksIn(scale, axis, window).map(({ x, label }) => (
        <span key={label} class="tick" style={{ left: `${x - window.left}px` }} />
      ))}
      {!isOver && <span class="to-come" style={{ left: `${Math.max(0, nowX)}px` }} />}
      {lanes.freedAtMs
        .map((atMs) => scale.toX(atMs) - window.left)
        .filter((x) => x >= 0 && x <= window.right - window.left)
        .map((x, place) => (
          <span key={place} class="fired-line" style={{ left: `${x}px` }} />
        ))}
      {range !== undefined && (
        <span
          class="range-shade"
          style={{
            left: `${scale.toX(range.fromMs) - window.left}px`,
            width: `${scale.toX(range.toMs) - scale.toX(range.fromMs)}px`,
          }}
        />
      )}
      <span class={isOver ? 'now-line over' : 'now-line'} style={{ left: `${nowX}px` }}>
        <span class="now-label">{isOver ? 'end' : 'now'}</span>
      </span>
    </div>
  );
}
