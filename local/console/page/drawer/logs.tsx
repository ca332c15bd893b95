import type { InvocationView } from '../../../control/invocation-view.ts';
import { formatTimeOfDay } from '../format.ts';
import { Folded } from '../lanes/facts.tsx';
import type { Report } from '../problems.tsx';
import { useAsked } from './asked.ts';

/** So many are enough to look through. */
const MOST_SHOWN = 100;

/** What functions were given, answered and wrote, the newest first. */
export function Logs({ report }: { readonly report: Report }) {
  const { answer } = useAsked<{ readonly invocations: readonly InvocationView[] }>('/local/invocations', report);
  if (answer === undefined) return null;
  const { invocations } = answer;
  if (invocations.length === 0) return <p class="aside">No function has run yet.</p>;
  return (
    <ol class="drawer-list" aria-label="Invocations">
      {invocations
        .slice(-MOST_SHOWN)
        .toReversed()
        .map((invocation) => (
          <li key={invocation.requestId}>
            <details>
              <summary>
                <span class="quiet">{formatTimeOfDay(Date.parse(invocation.at))}</span>{' '}
                <strong>{invocation.function}</strong> <Outcome outcome={invocation.outcome} />{' '}
                <span class="quiet">
                  {invocation.durationMs === null ? '' : `${Math.round(invocation.durationMs)} ms`}
                </span>
              </summary>
              <pre class="json">{invocation.log.map(({ text }) => text).join('\n') || 'It wrote nothing.'}</pre>
              <Folded label="Input" value={invocation.event} />
              <Folded label="Outcome" value={invocation.outcome} />
            </details>
          </li>
        ))}
    </ol>
  );
}

function Outcome({ outcome }: Pick<InvocationView, 'outcome'>) {
  if (outcome === null) return <span class="status waiting">running</span>;
  if ('errorName' in outcome) return <span class="status bad">{outcome.errorName}</span>;
  return <span class="status good">answered</span>;
}
