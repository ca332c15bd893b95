import { QUOTA_MODES } from '../api/index.ts';
import { type Body, onlyMembers } from './body.ts';
import type { ControlContext } from './control-context.ts';
import { badRequest } from './control-error.ts';

/** `GET /local/quotas`: the mode, and what each operation takes in mode `aws`. */
export function getQuotas({ quotas }: ControlContext) {
  return { mode: quotas.mode, rates: quotas.rates };
}

/**
 * `POST /local/quotas`: `aws` for the service's documented quotas, `off` for none. Every call that was counted is
 * forgotten.
 */
export function postQuotas(context: ControlContext, body: Body) {
  onlyMembers(body, ['mode']);
  const mode = QUOTA_MODES.find((known) => known === body.mode);
  if (mode === undefined) throw badRequest(`"mode" must be one of ${QUOTA_MODES.join(', ')}.`);
  context.quotas.setMode(mode);
  return getQuotas(context);
}
