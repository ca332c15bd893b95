import type { Rate } from '../../local/api/quota-bucket.ts';
import { MOST_CHATS_OF_AN_INSTANCE } from '../../local/api/quotas.ts';
import type { DeployedTimers } from './deployed/read-deployed.ts';
import { makeChats, mostAtATime } from './load/made-chats.ts';
import { CALLED, type Called, type CalledQuotas } from './quotas/called.ts';
import { neededQuota } from './quotas/needed.ts';
import { USUAL_PACE } from './run/calls.ts';
import { type Hour, runHour } from './run/run-hour.ts';

interface CapacityParts {
  readonly deployed: DeployedTimers;
  readonly quotas: CalledQuotas;
  readonly seed: number;
}

/** A quota that is too small, and what would be enough. */
interface QuotaToRaise {
  readonly operation: Called;
  readonly from: Rate;
  readonly to: Rate;
}

/** What the quotas make of one load. */
export interface Capacity extends Hour {
  readonly chatsPerHour: number;
  readonly chats: number;
  readonly medianMs: number | undefined;
  readonly p99Ms: number | undefined;
  readonly mostChatsAtATime: number;
  /** The quotas to raise: first the one that lacks most. */
  readonly raise: readonly QuotaToRaise[];
}

export { MOST_CHATS_OF_AN_INSTANCE };

/** Plays an hour of so many chats. */
export function capacityAt(chatsPerHour: number, { deployed, quotas, seed }: CapacityParts): Capacity {
  const chats = makeChats(chatsPerHour, seed);
  const hour = runHour({ chats, deployed, quotas, pace: USUAL_PACE, seed: seed + 1 });
  return {
    ...hour,
    chatsPerHour,
    chats: chats.length,
    medianMs: percentile(hour.setAfterMs, 0.5),
    p99Ms: percentile(hour.setAfterMs, 0.99),
    mostChatsAtATime: mostAtATime(chats),
    raise: quotasToRaise(
      chats.map(({ startMs }) => startMs),
      quotas,
    ),
  };
}

/** The smallest of these, in order, that a share of them does not pass. */
export function percentile(sorted: readonly number[], share: number): number | undefined {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** DescribeContact is called by retries alone, and needs no more where timers are set at once. */
function quotasToRaise(startsAtMs: readonly number[], quotas: CalledQuotas): readonly QuotaToRaise[] {
  return CALLED.filter((operation) => operation !== 'DescribeContact')
    .map((operation) => ({ operation, from: quotas[operation], to: neededQuota(startsAtMs, quotas[operation]) }))
    .filter(({ from, to }) => to.perSecond > from.perSecond)
    .sort((one, other) => lackOf(other) - lackOf(one));
}

const lackOf = ({ from, to }: QuotaToRaise) => to.perSecond / from.perSecond;
