import { useState } from 'preact/hooks';
import { count as counted } from '../format.ts';
import type { Report } from '../problems.tsx';
import { useAsked } from './asked.ts';

interface Answer {
  readonly faults: readonly {
    readonly operation: string;
    readonly error: string | null;
    readonly rate: number;
    readonly count: number | null;
    readonly latencyMs: number;
  }[];
}

/** Calls that fail or are late on purpose, so that retries and queues can be seen at work. */
export function Faults({ report }: { readonly report: Report }) {
  const { answer, change } = useAsked<Answer>('/local/faults', report);
  const faults = answer?.faults ?? [];
  return (
    <div class="drawer-part">
      <NewFault set={(fault) => change('POST', fault)} />
      {faults.length === 0 && <p class="aside">No call fails on purpose.</p>}
      <ul class="drawer-list" aria-label="Faults">
        {faults.map(({ operation, error, rate, count, latencyMs }) => (
          <li key={operation}>
            <strong>{operation}</strong> {error !== null && <span class="status bad">{error}</span>}{' '}
            <span class="quiet">
              {[
                latencyMs === 0 ? '' : `${latencyMs} ms late`,
                rate === 1 ? '' : `${Math.round(rate * 100)} % of calls`,
                count === null ? 'for ever' : `${counted(count, 'call')} more`,
              ]
                .filter(Boolean)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
      {faults.length > 0 && (
        <button type="button" class="small" onClick={() => void change('DELETE')}>
          Take all faults back
        </button>
      )}
    </div>
  );
}

function NewFault({ set }: { readonly set: (fault: object) => Promise<boolean> }) {
  const [operation, setOperation] = useState('UpdateParticipantRoleConfig');
  const [error, setError] = useState('ThrottlingException');
  const [calls, setCalls] = useState('1');

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    await set({ operation, error, ...(calls.trim() === '' ? {} : { count: Number(calls) }) });
  }

  return (
    <form class="drawer-form" onSubmit={(event) => void submit(event)}>
      <label class="field">
        Operation, or * for all
        <input value={operation} onInput={({ currentTarget }) => setOperation(currentTarget.value)} />
      </label>
      <label class="field">
        Error
        <input value={error} onInput={({ currentTarget }) => setError(currentTarget.value)} />
      </label>
      <label class="field">
        Calls; empty: for ever
        <input inputMode="numeric" value={calls} onInput={({ currentTarget }) => setCalls(currentTarget.value)} />
      </label>
      <button type="submit" class="small">
        Let it fail
      </button>
    </form>
  );
}
