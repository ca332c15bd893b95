import { Chance } from '../../../local/engine/index.ts';

/** One chat of the load: when it asks for its timers, when an agent joins, and when it ends. */
export interface MadeChat {
  readonly startMs: number;
  /** `undefined`: the customer left the queue. */
  readonly agentAtMs: number | undefined;
  readonly endMs: number;
}

const HOUR_MS = 60 * 60_000;
const MINUTE_MS = 60_000;

/** In one minute of the hour so many times more chats begin than in others, as after a mail to customers (assumed). */
export const BUSY_TIMES = 10;

/** Means of exponential times (assumed): until an agent joins, until a customer stops waiting, and a talk's length. */
const AGENT_AFTER_MS = 1 * MINUTE_MS;
const PATIENCE_MS = 10 * MINUTE_MS;
const TALK_MS = 10 * MINUTE_MS;

/** An hour of chats: Poisson arrivals, its middle minute a busy one. The same seed gives the same chats. */
export function makeChats(chatsPerHour: number, seed: number, busyTimes = BUSY_TIMES): readonly MadeChat[] {
  const chance = new Chance(seed);
  const exponential = (meanMs: number) => -meanMs * Math.log(1 - chance.fraction());
  const perMs = chatsPerHour / (HOUR_MS + (busyTimes - 1) * MINUTE_MS);
  const chats: MadeChat[] = [];
  // Time runs on a scale on which the rate is even, and the busy minute is as long as it has chats.
  const busyFromMs = HOUR_MS / 2;
  const busyMs = MINUTE_MS * busyTimes;
  for (let evenMs = exponential(1 / perMs); evenMs < HOUR_MS - MINUTE_MS + busyMs; evenMs += exponential(1 / perMs)) {
    const intoBusyMs = Math.min(busyMs, Math.max(0, evenMs - busyFromMs));
    const startMs = evenMs - intoBusyMs + intoBusyMs / busyTimes;
    const agentAtMs = startMs + exponential(AGENT_AFTER_MS);
    const givesUpMs = startMs + exponential(PATIENCE_MS);
    const isServed = agentAtMs <= givesUpMs;
    chats.push({
      startMs,
      agentAtMs: isServed ? agentAtMs : undefined,
      endMs: isServed ? agentAtMs + exponential(TALK_MS) : givesUpMs,
    });
  }
  return chats;
}

/** The most chats that were under way at a time. */
export function mostAtATime(chats: readonly MadeChat[]): number {
  const turns = chats.flatMap(({ startMs, endMs }) => [
    { atMs: startMs, by: 1 },
    { atMs: endMs, by: -1 },
  ]);
  let underWay = 0;
  let most = 0;
  for (const { by } of turns.sort((one, other) => one.atMs - other.atMs || one.by - other.by)) {
    underWay += by;
    most = Math.max(most, underWay);
  }
  return most;
}
