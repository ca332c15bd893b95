import './problems.css';
import { useCallback, useMemo, useState } from 'preact/hooks';
import { memberOf } from '../../chat-widget/json.ts';
import type { Report } from '../../chat-widget/report.ts';
import { adviceFor, RequestFailed } from './api-client.ts';
import { FileRefused } from './dropped/file-refused.ts';

interface Problem {
  readonly id: number;
  readonly what: string;
  readonly message: string;
  readonly whatToDo: string;
}

export type { Report };

/** The last problem of each action, until it is solved or put away. */
export function useProblems(): {
  readonly problems: readonly Problem[];
  readonly report: Report;
  readonly dismiss: (id: number) => void;
} {
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const report = useMemo<Report>(() => {
    const without = (known: readonly Problem[], what: string) =>
      known.some((problem) => problem.what === what) ? known.filter((problem) => problem.what !== what) : known;
    return {
      failed(what, error) {
        const { message, whatToDo } = explain(error);
        setProblems((known) => {
          const id = (known.at(-1)?.id ?? 0) + 1;
          return [...without(known, what), { id, what, message, whatToDo }].slice(-3);
        });
      },
      succeeded(what) {
        setProblems((known) => without(known, what));
      },
    };
  }, []);
  const dismiss = useCallback((id: number) => setProblems((known) => known.filter((problem) => problem.id !== id)), []);
  return { problems, report, dismiss };
}

function explain(error: unknown): { readonly message: string; readonly whatToDo: string } {
  if (error instanceof RequestFailed || error instanceof FileRefused)
    return { message: error.message, whatToDo: error.whatToDo };
  const status = memberOf(error, 'statusCode') ?? memberOf(memberOf(error, '_debug'), 'statusCode');
  return { message: messageOf(error), whatToDo: adviceFor(typeof status === 'number' ? status : 500) };
}

/** ChatJS rejects with errors, and with objects that carry one in some member: `_debug` is one. */
function messageOf(error: unknown): string {
  if (typeof error === 'string' && error !== '') return error;
  for (const name of ['message', 'reason', 'error', '_debug']) {
    const value = memberOf(error, name) ?? (error instanceof Error ? error.message : undefined);
    if (typeof value === 'string' && value !== '') return value;
    if (typeof value === 'object' && value !== null) return messageOf(value);
  }
  return 'No reason was given.';
}

export function Problems(props: {
  readonly problems: readonly Problem[];
  readonly reachable: boolean;
  readonly dismiss: (id: number) => void;
}) {
  return (
    <div class="problems" role="alert">
      {!props.reachable && (
        <div class="problem">
          <div>
            <strong>Local Connect does not answer.</strong> See whether <code>npm start</code> still runs in its
            terminal. This page goes on by itself when it is back.
          </div>
        </div>
      )}
      {props.problems.map(({ id, what, message, whatToDo }) => (
        <div class="problem" key={id}>
          <div>
            <strong>{what}.</strong> {message} <span class="quiet">{whatToDo}</span>
          </div>
          <button
            type="button"
            class="icon-button"
            aria-label="Put this message away"
            onClick={() => props.dismiss(id)}
          >
            ×
          </button>
        </div>
      ))}
    </div>
  );
}
