import type { ChatLanes } from '../../../lanes/chat-lanes.ts';
import type { Entry } from '../../../lanes/model.ts';
import { Facts, Folded } from './facts.tsx';
import { type Sources, useFound } from './sources.ts';

type OfFunction = Extract<Entry, { type: 'LAMBDA_INVOKED' | 'LAMBDA_ANSWERED' | 'LAMBDA_FAILED' }>;

/** A function that a flow invoked: its input, output and log, how long it took, and which attempt it was. */
export function FunctionFacts(props: {
  readonly entry: OfFunction;
  readonly index: number;
  readonly lanes: ChatLanes;
  readonly sources: Sources;
}) {
  const { lanes, index, sources } = props;
  const entry = outcomeOf(lanes.entries, index, props.entry);
  const requestId = entry.type === 'LAMBDA_INVOKED' ? undefined : entry.detail.requestId;
  const invocation = useFound(requestId, () => sources.invocation(requestId ?? ''));
  const kept = invocation === 'ASKED' ? undefined : invocation;
  const { flow, action } = entry.detail;
  return (
    <>
      <Facts
        value={{
          function: entry.detail.function,
          flow,
          block: action,
          attempt: attemptOf(lanes.entries, index, entry),
          duration: kept?.durationMs == null ? undefined : `${Math.round(kept.durationMs)} ms`,
          request: requestId,
        }}
      />
      {entry.type === 'LAMBDA_FAILED' && (
        <p class="branch-taken for-a-reason">
          <strong>{entry.detail.errorName}</strong>: {entry.detail.errorMessage}
        </p>
      )}
      {entry.type === 'LAMBDA_ANSWERED' && <Folded label="Output" value={entry.detail.result} isOpen />}
      {kept !== undefined && <Folded label="Input" value={kept.event} />}
      {kept !== undefined && (
        <Folded label={`Log, ${kept.log.length} lines`} value={kept.log.map(({ text }) => text).join('\n')} />
      )}
      {requestId === undefined && entry.type !== 'LAMBDA_INVOKED' && (
        <p class="aside">An answer stood in for the function: it did not run.</p>
      )}
    </>
  );
}

/** What became of an invocation; itself while nothing has. */
function outcomeOf(entries: readonly Entry[], index: number, entry: OfFunction): OfFunction {
  if (entry.type !== 'LAMBDA_INVOKED') return entry;
  for (let next = index + 1; next < entries.length; next += 1) {
    const later = entries[next];
    if (later !== undefined && isOfFunction(later) && isSame(later, entry)) return later;
  }
  return entry;
}

function attemptOf(entries: readonly Entry[], index: number, entry: OfFunction): number | undefined {
  for (let before = index; before >= 0; before -= 1) {
    const earlier = entries[before];
    if (earlier?.type === 'LAMBDA_INVOKED' && isSame(earlier, entry)) return earlier.detail.attempt;
  }
  return undefined;
}

function isOfFunction(entry: Entry): entry is OfFunction {
  return entry.type === 'LAMBDA_INVOKED' || entry.type === 'LAMBDA_ANSWERED' || entry.type === 'LAMBDA_FAILED';
}

function isSame(a: OfFunction, b: OfFunction): boolean {
  return a.contactId === b.contactId && a.detail.action === b.detail.action && a.detail.function === b.detail.function;
}
