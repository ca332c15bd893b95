import type { TransportClock } from '../clock/transport-clock.ts';
import type { Chat } from '../engine/index.ts';
import { Refusal } from '../engine/index.ts';
import { ServiceError } from './errors.ts';
import type { ServedModel, ServiceName } from './model.ts';
import { QuotaBucket } from './quota-bucket.ts';
import type { Rate } from './rate.ts';

export const QUOTA_MODES = ['off', 'aws'] as const;
type QuotaMode = (typeof QUOTA_MODES)[number];

/** Administrator guide, amazon-connect-service-limits: chat quotas, before anybody asked for more. */
export const MOST_CHATS_OF_AN_INSTANCE = 100;
const MOST_CHATS_OF_AN_AGENT = 10;

/**
 * The service's documented quotas, where they are wanted: a token bucket for each operation on the transport clock,
 * since it is callers who are held up and not chats. One instance is all that an account has here, so that a bucket is
 * the account's and the instance's alike.
 */
export class Quotas {
  /** Requests a second and at once, by operation. */
  readonly rates: Readonly<Record<string, Rate>>;
  readonly #clock: TransportClock;
  readonly #buckets = new Map<string, QuotaBucket>();
  #mode: QuotaMode = 'off';

  constructor(clock: TransportClock, rates: Readonly<Record<string, Rate>>) {
    this.#clock = clock;
    this.rates = rates;
  }

  get mode(): QuotaMode {
    return this.#mode;
  }

  /** Every bucket is full after it. */
  setMode(mode: QuotaMode): void {
    this.#mode = mode;
    this.#buckets.clear();
  }

  /** Counts one call, and refuses it where the operation's bucket is empty. */
  takeCall(model: ServedModel): void {
    const rate = this.rates[model.name];
    if (this.#mode === 'off' || rate === undefined || this.#take(model.name, rate)) return;
    const { perSecond, burst } = rate;
    throw new ServiceError(
      throttlingError(model),
      `Rate exceeded: ${model.name} takes ${perSecond} requests a second and ${burst} at once (POST /local/quotas).`,
    );
  }

  /** Refuses a chat too many. */
  checkChats(chats: Iterable<Chat>): void {
    if (this.#mode === 'off' || count(chats, (chat) => !chat.ended) < MOST_CHATS_OF_AN_INSTANCE) return;
    throw new ServiceError(
      'LimitExceededException',
      `The instance has ${MOST_CHATS_OF_AN_INSTANCE} chats under way, the most that its quota allows ` +
        '(POST /local/quotas).',
    );
  }

  /** Refuses an agent's chat too many. */
  checkAgent(chats: Iterable<Chat>, agentName: string): void {
    const isTheirs = (chat: Chat) =>
      chat.participants.some(
        ({ role, displayName, state }) => role === 'AGENT' && displayName === agentName && state === 'CONNECTED',
      );
    if (this.#mode === 'off' || count(chats, isTheirs) < MOST_CHATS_OF_AN_AGENT) return;
    throw new Refusal(
      'LIMIT',
      `The agent ${agentName} has ${MOST_CHATS_OF_AN_AGENT} chats, the most that the quota allows ` +
        '(POST /local/quotas).',
    );
  }

  #take(operation: string, rate: Rate): boolean {
    const nowMs = this.#clock.nowMs;
    const bucket = this.#buckets.get(operation) ?? new QuotaBucket(rate, nowMs);
    this.#buckets.set(operation, bucket);
    return bucket.take(nowMs);
  }
}

/** The name that the operation declares; some declare none, and are throttled all the same (assumed: by this name). */
function throttlingError({ errors, service }: ServedModel): string {
  const wanted = ['ThrottlingException', 'LimitExceededException'];
  return wanted.find((name) => errors.includes(name)) ?? UNDECLARED[service];
}

const UNDECLARED: Readonly<Record<ServiceName, string>> = {
  connect: 'TooManyRequestsException',
  connectparticipant: 'ThrottlingException',
};

function count(chats: Iterable<Chat>, counts: (chat: Chat) => boolean): number {
  let found = 0;
  for (const chat of chats) if (counts(chat)) found += 1;
  return found;
}
