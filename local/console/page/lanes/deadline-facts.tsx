import type { Deadline } from '../../../lanes/model.ts';
import { spanInWords } from '../../../lanes/zoom.ts';
import { formatElapsed } from '../../../timeline/format.ts';
import type { Look } from './look.ts';

/** What set a deadline off, until when it ran, and what became of it. */
export function DeadlineFacts(props: { readonly deadline: Deadline; readonly startMs: number; readonly look: Look }) {
  const { deadline, startMs, look } = props;
  const { name, fromMs, dueMs, armedBy, leadsTo, end, index } = deadline;
  const at = (ms: number) => formatElapsed(ms - startMs);
  return (
    <div class="deadline-facts">
      <p class="deadline-story">
        <strong>{name}</strong>, {spanInWords(dueMs - fromMs)}: began at {at(fromMs)}, as <strong>{armedBy}</strong>,{' '}
        {end === undefined && (
          <>
            and is due at {at(dueMs)}. Then {leadsTo}.
          </>
        )}
        {end?.how === 'FIRED' && (
          <>
            and <strong>fired</strong> at {at(end.atMs)}: {end.why}.
          </>
        )}
        {end?.how === 'CUT' && (
          <>
            and was <strong>cut</strong> at {at(end.atMs)}, before it was due at {at(dueMs)}: {end.why}.
          </>
        )}
      </p>
      <p class="deadline-ways">
        <button type="button" class="small" onClick={() => look.select([index])}>
          What began it
        </button>
        {end !== undefined && (
          <button type="button" class="small" onClick={() => look.select([end.index])}>
            What ended it
          </button>
        )}
      </p>
    </div>
  );
}
