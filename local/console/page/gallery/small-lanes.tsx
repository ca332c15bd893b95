import './small-lanes.css';
import { useMemo } from 'preact/hooks';
import { ChatLanes } from '../../../lanes/chat-lanes.ts';
import type { Entry, Lane } from '../../../lanes/model.ts';
import type { TimeScale } from '../../../lanes/time-scale.ts';
import { fitScale } from '../../../lanes/zoom.ts';
import { kindOf } from '../lanes/deadline-kind.ts';
import { useLanesUntil, useReplay } from './replay.ts';

const WIDTH = 360;
const NAME_WIDTH = 62;
const ROW = 20;

/** The lanes of a chat in small, as they were at each moment of it, one after the other. */
export function SmallLanes(props: {
  readonly entries: readonly Entry[];
  readonly title: string;
  readonly isPlaying: boolean;
}) {
  const { entries, title } = props;
  const { scale, rows } = useMemo(() => {
    const whole = new ChatLanes();
    whole.add(entries);
    return { scale: fitScale(whole.momentsMs, WIDTH).scale, rows: whole.shown.map(({ name }) => name) };
  }, [entries]);
  const nowMs = useReplay(scale.startMs, scale.endMs, props.isPlaying);
  const lanes = useLanesUntil(entries, nowMs);
  const nowX = scale.toX(nowMs);
  return (
    <svg
      class="small-lanes"
      viewBox={`0 0 ${NAME_WIDTH + WIDTH + 6} ${rows.length * ROW}`}
      role="img"
      aria-label={title}
    >
      {rows.map((name, row) => (
        <g key={name} class={`of-${name}`} transform={`translate(0 ${row * ROW})`}>
          <text class="small-name" x="0" y="13">
            {name}
          </text>
          <g transform={`translate(${NAME_WIDTH} 0)`}>
            <SmallLane lane={lanes.lanes[name]} scale={scale} nowX={nowX} />
          </g>
        </g>
      ))}
      <line class="small-now" x1={NAME_WIDTH + nowX} x2={NAME_WIDTH + nowX} y1="0" y2={rows.length * ROW} />
    </svg>
  );
}

/** Who is there, who is idle, what is said, and below it the timers as they shrink, are cut or fire. */
function SmallLane({ lane, scale, nowX }: { readonly lane: Lane; readonly scale: TimeScale; readonly nowX: number }) {
  const { bars, marks, deadlines } = lane;
  const places = new Set(marks.map(({ atMs }) => Math.round(scale.toX(atMs))));
  return (
    <>
      {bars.map(({ index, fromMs, toMs, isIdle }) => {
        const x = scale.toX(fromMs);
        const width = Math.max(1, (toMs === undefined ? nowX : scale.toX(toMs)) - x);
        return <rect key={index} class={isIdle ? 'small-idle' : 'small-bar'} x={x} y="5" width={width} height="6" />;
      })}
      {deadlines.map((deadline) => {
        const { index, fromMs, dueMs, end } = deadline;
        const from = end === undefined ? Math.max(nowX, scale.toX(fromMs)) : scale.toX(fromMs);
        const width = Math.max(1, scale.toX(end?.atMs ?? dueMs) - from);
        const how = end?.how.toLowerCase() ?? 'pending';
        return (
          <rect
            key={index}
            class={`small-deadline ${how} ${kindOf(deadline)}`}
            x={from}
            y="14"
            width={Math.min(width, WIDTH - from)}
            height="3"
          />
        );
      })}
      {[...places].map((x) => (
        <circle key={x} class="small-mark" cx={x} cy="8" r="3" />
      ))}
    </>
  );
}
