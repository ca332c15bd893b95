import { quoteName } from '../error-texts.ts';
import { isoTime } from '../iso-time.ts';
import { parseJson } from '../json.ts';
import type { KeptInvocation } from '../lambda/invocation-log.ts';
import type { ControlContext } from './control-context.ts';
import { notFound } from './control-error.ts';
import type { InvocationView } from './invocation-view.ts';

/** `GET /local/invocations`: the newest 500 of all functions, oldest first. */
export function getInvocations({ invocations }: ControlContext) {
  return { invocations: invocations.all.map(viewInvocation) };
}

/** `GET /local/invocations/{requestId}` */
export function getInvocation({ invocations }: ControlContext, requestId: string): InvocationView {
  const kept = invocations.find(requestId);
  if (kept === undefined) {
    throw notFound(`There is no invocation ${quoteName(requestId)}. The newest 500 are kept.`);
  }
  return viewInvocation(kept);
}

export function viewInvocation(kept: KeptInvocation): InvocationView {
  const { requestId, functionName, atMs, payload, durationMs, log } = kept;
  return {
    requestId,
    function: functionName,
    at: isoTime(atMs),
    durationMs: durationMs ?? null,
    event: parseJson(payload),
    outcome: outcomeOf(kept),
    log,
  };
}

function outcomeOf({ result }: KeptInvocation): InvocationView['outcome'] {
  if (result === undefined) return null;
  if (result.ok) return { result: result.payload };
  return { errorName: result.errorName, errorMessage: result.errorMessage };
}
