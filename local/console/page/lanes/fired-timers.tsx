import './fired-timers.css';
import type { ChatLanes } from '../../../lanes/chat-lanes.ts';
import type { Deadline } from '../../../lanes/model.ts';
import { DeadlineStory } from './deadline-facts.tsx';
import type { Look } from './look.ts';
import type { LanesNow } from './use-lanes.ts';

/** As many are told: the last ones. */
const MOST_TOLD = 20;

/** The participant timers that have fired, the newest first, each in a sentence. */
export function FiredTimers({ now: { lanes }, look }: { readonly now: LanesNow; readonly look: Look }) {
  const fired = [...lanes.lanes.customer.deadlines, ...lanes.lanes.agent.deadlines]
    .flatMap((deadline) => (deadline.end?.how === 'FIRED' ? { deadline, atMs: deadline.end.atMs } : []))
    .sort((a, b) => b.atMs - a.atMs)
    .slice(0, MOST_TOLD);
  if (fired.length === 0) return null;
  return (
    <section class="fired-timers" aria-label="Timers that fired">
      <h3>Timers that fired, the newest first</h3>
      <ol>
        {fired.map(({ deadline }) => (
          <li key={deadline.index}>
            <FiredTimer {...{ deadline, lanes, look }} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** One of them, with the way to it in the lanes. */
export function FiredTimer(props: { readonly deadline: Deadline; readonly lanes: ChatLanes; readonly look: Look }) {
  const { deadline, lanes, look } = props;
  return (
    <p class="fired-timer">
      <DeadlineStory deadline={deadline} startMs={lanes.startMs ?? 0} />{' '}
      <button type="button" class="small" onClick={() => look.select([deadline.index])}>
        Show it
      </button>
    </p>
  );
}
