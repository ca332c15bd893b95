import { MAXIMUM_RETRY_DELAY, Retry } from '@smithy/core/retry';
import { MOST_ATTEMPTS } from '../../../functions/shared/aws/plan-attempts.ts';
import { QuotaBucket } from '../../../local/api/quota-bucket.ts';
import type { Chance } from '../../../local/engine/index.ts';
import { CALLED, type Called, type CalledQuotas } from '../quotas/called.ts';
import type { Agenda } from './agenda.ts';
import type { FunctionInstance } from './instances.ts';

/** How long things take. */
export interface Pace {
  /** From a call to its answer, with what the function does around it. */
  readonly callMs: number;
  /** To put a message into the queue. */
  readonly handOverMs: number;
}

/** As measured by nobody yet in an account (assumed). */
export const USUAL_PACE: Pace = { callMs: 50, handOverMs: 100 };

export interface CallCounts {
  calls: number;
  refused: number;
}

interface Call {
  readonly operation: Called;
  readonly instance: FunctionInstance;
  /** When the call is given up. */
  readonly untilMs: number;
}

/** Calls of the API, each under its operation's quota, and tried again as the SDK does. */
export class Calls {
  readonly #agenda: Agenda;
  readonly #chance: Chance;
  readonly #pace: Pace;
  readonly #buckets: ReadonlyMap<Called, QuotaBucket>;
  readonly counts: Readonly<Record<Called, CallCounts>> = {
    StartChatContact: { calls: 0, refused: 0 },
    CreateParticipantConnection: { calls: 0, refused: 0 },
    UpdateParticipantRoleConfig: { calls: 0, refused: 0 },
    DescribeContact: { calls: 0, refused: 0 },
  };

  constructor(parts: { agenda: Agenda; chance: Chance; pace: Pace; quotas: CalledQuotas }) {
    this.#agenda = parts.agenda;
    this.#chance = parts.chance;
    this.#pace = parts.pace;
    this.#buckets = new Map(CALLED.map((operation) => [operation, new QuotaBucket(parts.quotas[operation], 0)]));
  }

  /** One attempt, now; false where the quota refuses it. */
  attempt(operation: Called): boolean {
    const isTaken = this.#buckets.get(operation)?.take(this.#agenda.nowMs) ?? true;
    this.counts[operation].calls += 1;
    if (!isTaken) this.counts[operation].refused += 1;
    return isTaken;
  }

  /** Calls until it is taken or given up; `end` is told which. */
  send(call: Call, end: (isTaken: boolean) => void, attempts = 1): void {
    const { callMs } = this.#pace;
    const isTaken = this.attempt(call.operation);
    this.#agenda.after(callMs, () => {
      if (isTaken) {
        call.instance.succeed(attempts > 1);
        return end(true);
      }
      if (attempts >= MOST_ATTEMPTS || !call.instance.takeRetry()) return end(false);
      const leftMs = call.untilMs - this.#agenda.nowMs;
      const waitMs = backOffMs(attempts - 1, this.#chance);
      if (waitMs >= leftMs) this.#agenda.after(Math.max(0, leftMs), () => end(false));
      else this.#agenda.after(waitMs, () => this.send(call, end, attempts + 1));
    });
  }
}

/** The wait of the SDK's standard mode after throttling: full jitter. */
function backOffMs(retries: number, chance: Chance): number {
  return Math.floor(chance.fraction() * Math.min(Retry.throttlingDelay() * 2 ** retries, MAXIMUM_RETRY_DELAY));
}
