import './axis.css';
import { useRef } from 'preact/hooks';
import type { ChatLanes } from '../../../lanes/chat-lanes.ts';
import { labelsIn } from '../../../lanes/labels.ts';
import type { Range } from '../../../lanes/model.ts';
import { ticksIn } from '../../../lanes/ticks.ts';
import type { Axis } from './axis.ts';
import type { Look } from './look.ts';

/** A drag of fewer pixels is a click. */
const LEAST_DRAG = 4;

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
        {labelsIn(scale, axis, window).map(({ kind, key, text, x }) => (
          <span
            key={`${kind} ${key}`}
            class={`${kind}-label`}
            style={{ left: `${x - window.left}px` }}
            title={kind === 'fold' ? 'Silence, drawn shorter than it is' : undefined}
          >
            {text}
          </span>
        ))}
      </div>
    </div>
  );
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
