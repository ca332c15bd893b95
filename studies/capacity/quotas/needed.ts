import { QuotaBucket, type Rate } from '../../../local/api/quota-bucket.ts';

/** A quota is enough when at most this share of first calls is refused. */
export const REFUSED_AT_MOST = 0.01;

/**
 * The least quota that is enough for calls at these times, oldest first: whole calls a second. It takes as many at once
 * for each of them as the present quota has.
 */
export function neededQuota(callsAtMs: readonly number[], present: Rate): Rate {
  const ofRate = (perSecond: number): Rate => ({
    perSecond,
    burst: Math.ceil((perSecond * present.burst) / present.perSecond),
  });
  const isEnough = (quota: Rate) => refusedShare(callsAtMs, quota) <= REFUSED_AT_MOST;
  if (isEnough(present)) return present;
  let [tooFew, enough] = [Math.floor(present.perSecond), Math.ceil(present.perSecond) + 1];
  while (!isEnough(ofRate(enough))) [tooFew, enough] = [enough, 2 * enough];
  while (enough - tooFew > 1) {
    const between = Math.floor((tooFew + enough) / 2);
    if (isEnough(ofRate(between))) enough = between;
    else tooFew = between;
  }
  return ofRate(enough);
}

/** The share of calls at these times that a quota refuses. */
export function refusedShare(callsAtMs: readonly number[], quota: Rate): number {
  const bucket = new QuotaBucket(quota, 0);
  const refused = callsAtMs.filter((atMs) => !bucket.take(atMs)).length;
  return callsAtMs.length === 0 ? 0 : refused / callsAtMs.length;
}
