import './deadlines.css';
import type { Deadline, Forecast, Lane } from '../../../lanes/model.ts';
import { type DrawnDeadline, deadlinesIn } from '../../../lanes/visible.ts';
import { spanInWords } from '../../../lanes/zoom.ts';
import { formatLeft, formatTimeOfDay } from '../format.ts';
import type { Axis } from './axis.ts';
import { kindOf } from './deadline-kind.ts';
import type { Look } from './look.ts';

/** Wide enough to be hit (WCAG 2.2, 2.5.8). */
const LEAST_BUTTON = 24;

/** What runs out by itself: bars to where it is due, that shrink as the clock goes, are cut, or have fired. */
export function DeadlineRow(props: {
  readonly lane: Lane;
  readonly forecast: Forecast | undefined;
  readonly axis: Axis;
  readonly look: Look;
  readonly turnTo: ((atMs: number) => void) | undefined;
}) {
  const { lane, forecast, axis, look, turnTo } = props;
  const drawn = deadlinesIn(lane.deadlines, axis.scale, axis.window);
  const pending = drawn.filter(({ deadline }) => deadline.end === undefined);
  return (
    <div class="track deadlines">
      {drawn.map((one) => (
        <DeadlineBar key={one.deadline.index} drawn={one} axis={axis} look={look} />
      ))}
      {forecast !== undefined && <ForecastBar forecast={forecast} axis={axis} />}
      {turnTo !== undefined &&
        pending.map(({ deadline, dueX }) => (
          <button
            type="button"
            class="due-flag"
            key={`due ${deadline.index}`}
            style={{ left: `${dueX - axis.window.left}px` }}
            aria-label={`Turn the clock to ${formatTimeOfDay(deadline.dueMs)}: ${deadline.name}`}
            title={`Turn the clock to ${formatTimeOfDay(deadline.dueMs)}: ${deadline.leadsTo}`}
            onClick={() => turnTo(deadline.dueMs)}
          >
            ▶
          </button>
        ))}
    </div>
  );
}

function DeadlineBar(props: { readonly drawn: DrawnDeadline; readonly axis: Axis; readonly look: Look }) {
  const { drawn, axis, look } = props;
  const { deadline, count } = drawn;
  const { scale, window, nowMs } = axis;
  const left = Math.max(-8, drawn.x - window.left);
  const right = Math.min(window.right - window.left, drawn.toX - window.left);
  const width = Math.max(3, right - left);
  const how = deadline.end?.how.toLowerCase() ?? 'pending';
  const kind = `deadline ${how} ${kindOf(deadline)}`;
  const place = { left: `${left}px`, width: `${width}px` };
  if (width < LEAST_BUTTON || count > 1) return <span class={kind} style={place} title={titleOf(deadline, count)} />;
  const passed = Math.min(1, Math.max(0, (scale.toX(nowMs) - window.left - left) / width));
  return (
    <button
      type="button"
      class={kind}
      style={place}
      aria-pressed={look.selected?.length === 1 && look.selected[0] === deadline.index}
      title={titleOf(deadline, 1)}
      onClick={() => look.select([deadline.index])}
    >
      {deadline.end === undefined && <span class="passed" style={{ width: `${passed * 100}%` }} />}
      <span class="deadline-name">{textOf(deadline, nowMs)}</span>
    </button>
  );
}

function ForecastBar({ forecast, axis }: { readonly forecast: Forecast; readonly axis: Axis }) {
  const { scale, window } = axis;
  const left = scale.toX(forecast.fromMs) - window.left;
  const width = scale.toX(forecast.dueMs) - window.left - left;
  return (
    <span
      class="deadline forecast"
      style={{ left: `${left}px`, width: `${Math.max(3, width)}px` }}
      title={`${forecast.name} begins when the timer before it has fired`}
    >
      <span class="deadline-name">
        then {forecast.name}, {spanInWords(forecast.dueMs - forecast.fromMs)}
      </span>
    </span>
  );
}

function textOf(deadline: Deadline, nowMs: number): string {
  const { name, fromMs, dueMs, end } = deadline;
  if (end === undefined) return `${name}, ${formatLeft(dueMs - nowMs)} left`;
  return end.how === 'FIRED' ? `${name}, ${spanInWords(dueMs - fromMs)}: fired` : `${name}, cut: ${end.why}`;
}

function titleOf({ name, armedBy, leadsTo, end }: Deadline, count: number): string {
  if (count > 1) return `${count} timers, one after the other`;
  const became = end === undefined ? `then ${leadsTo}` : `${end.how === 'FIRED' ? 'fired' : 'cut'}: ${end.why}`;
  return `${name} · begun as ${armedBy} · ${became}`;
}
