import './why-left.css';
import { FiredTimer } from './lanes/fired-timers.tsx';
import type { Look } from './lanes/look.ts';
import type { LanesNow } from './lanes/use-lanes.ts';
import type { Participant } from './model.ts';

/** Which timer it was, where one has freed the agent. */
export function WhyLeft(props: { readonly seat: Participant; readonly now: LanesNow; readonly look: Look }) {
  const { seat, look } = props;
  const { lanes } = props.now;
  const left = lanes.entries.findLast(({ type, role }) => type === 'PARTICIPANT_LEFT' && role === 'AGENT');
  if (left?.type !== 'PARTICIPANT_LEFT' || left.detail.reason !== 'IDLE_DISCONNECT') return null;
  const deadline = lanes.deadlineOf(lanes.entries.findLastIndex(({ type }) => type === 'AUTO_DISCONNECTION'));
  if (deadline === undefined) return null;
  return (
    <section class="why-left" aria-label="Why the agent left">
      <p>
        A timer freed <strong>{seat.displayName}</strong>:
      </p>
      <FiredTimer {...{ deadline, lanes, look }} />
    </section>
  );
}
