import type { ComponentChildren } from 'preact';
import { spanInWords } from '../../../lanes/zoom.ts';
import { formatElapsed } from '../../../timeline/format.ts';
import type { Axis } from './axis.ts';
import type { Look } from './look.ts';

/** How near the chat is looked at, and the stretch of time that was selected. */
export function ZoomBar(props: {
  readonly axis: Axis;
  readonly look: Look;
  readonly startMs: number;
  readonly children: ComponentChildren;
}) {
  const { axis, look, startMs } = props;
  const { range, setRange } = look;
  return (
    <header class="lanes-head">
      <h2>Lanes</h2>
      <div class="zoom">
        <button type="button" class="small" aria-label="Wider" title="Wider (−)" onClick={() => axis.zoom(1)}>
          −
        </button>
        <span class="zoom-span" title="So much talk fills the view; longer silence is folded">
          {spanInWords(axis.spanMs)}
        </span>
        <button type="button" class="small" aria-label="Nearer" title="Nearer (+)" onClick={() => axis.zoom(-1)}>
          +
        </button>
        <button
          type="button"
          class="small"
          aria-pressed={axis.isWhole}
          title="All of the chat (0)"
          onClick={() => axis.fit()}
        >
          All
        </button>
      </div>
      {range === undefined ? (
        <span class="quiet lanes-hint">Drag on the axis to select a stretch of time</span>
      ) : (
        <button type="button" class="small range-chip" onClick={() => setRange(undefined)}>
          {formatElapsed(range.fromMs - startMs)} – {formatElapsed(range.toMs - startMs)}{' '}
          <span aria-hidden="true">×</span>
          <span class="hidden"> Select nothing</span>
        </button>
      )}
      <span class="lanes-tools">{props.children}</span>
    </header>
  );
}
