import { type Capacity, MOST_CHATS_OF_AN_INSTANCE } from '../capacity.ts';
import type { CalledQuotas } from '../quotas/called.ts';

/** What `--json` prints. */
export function capacityJson(loads: readonly Capacity[], quotas: CalledQuotas) {
  return {
    quotas,
    chatsAtATimeQuota: MOST_CHATS_OF_AN_INSTANCE,
    loads: loads.map(({ setAfterMs, medianMs, p99Ms, ...load }) => ({
      ...load,
      set: setAfterMs.length,
      medianMs: medianMs ?? null,
      p99Ms: p99Ms ?? null,
    })),
  };
}
