import type { Deadline } from '../../../lanes/model.ts';
import { spanInWords } from '../../../lanes/zoom.ts';
import { formatElapsed } from '../../../timeline/format.ts';
import type { Look } from './look.ts';

interface OfDeadline {
  readonly deadline: Deadline;
  /** When the chat began. */
  readonly startMs: number;
}

/** A deadline in a sentence: what set it off, until when it ran, and what became of it. */
export function DeadlineStory({ deadline, startMs }: OfDeadline) {
  const { name, fromMs, dueMs, armedBy, leadsTo, end } = deadline;
  const at = (ms: number) => formatElapsed(ms - startMs);
  return (
    <>
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
    </>
  );
}

/** The same, with the ways to what began it and what ended it, where those are other marks than `at`, the one shown. */
export function DeadlineFacts(props: OfDeadline & { readonly at: number; readonly look: Look }) {
  const { deadline, startMs, at, look } = props;
  return (
    <div class="deadline-facts">
      <p class="deadline-story">
        <DeadlineStory {...{ deadline, startMs }} />
      </p>
      <p class="deadline-ways">
        <Way label="What began it" {...{ at, look }} to={deadline.cause} />
        <Way label="What ended it" {...{ at, look }} to={deadline.end?.index} />
      </p>
    </div>
  );
}

function Way(props: {
  readonly label: string;
  readonly at: number;
  readonly to: number | undefined;
  readonly look: Look;
}) {
  const { label, at, to, look } = props;
  if (to === undefined || to === at) return null;
  return (
    <button type="button" class="small" onClick={() => look.select([to])}>
      {label}
    </button>
  );
}
