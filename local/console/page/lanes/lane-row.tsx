import type { Bar, Lane } from '../../../lanes/model.ts';
import { clustersIn } from '../../../lanes/visible.ts';
import type { Axis } from './axis.ts';
import { BarBox } from './contact-bands.tsx';
import { DeadlineRow } from './deadline-row.tsx';
import type { Look } from './look.ts';
import { MarkBox } from './mark-box.tsx';
import type { LanesNow } from './use-lanes.ts';

/** One lane: who was there and what they did, and below it what runs out by itself. */
export function LaneRow(props: {
  readonly lane: Lane;
  readonly now: LanesNow;
  readonly axis: Axis;
  readonly look: Look;
  readonly turnTo: ((atMs: number) => void) | undefined;
}) {
  const { lane, now, axis, look, turnTo } = props;
  const forecast = now.lanes.forecastOf(lane);
  const isFlow = lane.name === 'flow';
  const isPeople = !isFlow && lane.name !== 'functions';
  const clusters = clustersIn(lane.marks, axis.scale, axis.window);
  return (
    <div class={`lane of-${lane.name}`}>
      <span class="lane-name">
        {lane.name}
        {isPeople && <span class="lane-people">{namesIn(lane)}</span>}
      </span>
      <div class="lane-plot">
        {lane.bars.length > 0 && isFlow && (
          <div class="track bars">
            <Bars bars={lane.bars} axis={axis} lookOf={() => 'run'} />
          </div>
        )}
        <div class="track marks" role="toolbar" aria-label={`Marks of the ${lane.name}`} onKeyDown={moveAmongMarks}>
          {isPeople && (
            <Bars bars={lane.bars} axis={axis} lookOf={({ isIdle }) => (isIdle ? 'idle-span' : 'presence')} />
          )}
          {clusters.map((cluster, place) => (
            <MarkBox
              key={cluster.marks[0]?.index}
              {...{ cluster, axis, look }}
              entries={now.lanes.entries}
              isReached={place === 0}
            />
          ))}
        </div>
        {(lane.deadlines.length > 0 || forecast !== undefined) && (
          <DeadlineRow {...{ lane, forecast, axis, look, turnTo }} />
        )}
      </div>
    </div>
  );
}

function Bars(props: { readonly bars: readonly Bar[]; readonly axis: Axis; readonly lookOf: (bar: Bar) => string }) {
  const { bars, axis, lookOf } = props;
  return bars.map((bar) => <BarBox key={`${bar.key} ${bar.index}`} bar={bar} axis={axis} look={lookOf(bar)} />);
}

/** Left and right go from one mark of a lane to the next; only one of them is reached by Tab. */
function moveAmongMarks(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0 || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
  const marks = [...event.currentTarget.querySelectorAll('button')];
  const next = marks[marks.findIndex((mark) => mark.matches(':focus')) + step];
  if (next === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}

const MOST_NAMES = 3;

function namesIn({ bars }: Lane): string {
  const names = [...new Set(bars.filter(({ isIdle }) => !isIdle).map(({ label }) => label))];
  return names.slice(-MOST_NAMES).join(', ');
}
