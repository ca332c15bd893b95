import { TIMER_MS, TIMERS_MS } from '../schedule.ts';
import { EVENT, type VerifyingCustomer } from '../service/customer.ts';
import type { HeardItem } from '../service/socket.ts';
import type { Verification } from '../verification.ts';

/** After the join; half of the customer's idle timer. */
const TYPES_AFTER_MS = TIMER_MS / 2;
/** How late a timer may be seen (assumed: AWS names no figure). */
export const LATE_MS = 20_000;
/** Longer, so that what is too late is seen to be so. */
const GIVE_UP_MS = TIMER_MS + LATE_MS + 10_000;
const RETURNED_MS = 30_000;

/** What was heard of a customer's timers, each after the one before. */
export interface TimersSeen {
  readonly joined: HeardItem;
  /** When the customer typed. */
  readonly typedAtMs: number | undefined;
  readonly idle: HeardItem | undefined;
  readonly returned: HeardItem | undefined;
  readonly idleAgain: HeardItem | undefined;
  readonly disconnected: HeardItem | undefined;
  /** When the customer came back, as the service stamped the message. */
  readonly wroteAtMs: number | undefined;
}

/** Has a customer type once, a minute after the join, whatever other checks are at by then. */
export function typesMeanwhile(verification: Verification, chat: VerifyingCustomer, joined: HeardItem) {
  const { clock } = verification.surroundings;
  let typedAtMs: number | undefined;
  verification.meanwhile(async () => {
    const nowMs = latest(chat, clock.nowMs);
    if (typedAtMs !== undefined || nowMs < joined.atMs + TYPES_AFTER_MS) return;
    typedAtMs = nowMs;
    await chat.types();
  });
  return () => typedAtMs;
}

/** The customer types, writes once idle, and then is silent to the end. */
export async function watchTimers(
  verification: Verification,
  { chat, joined, typed }: { chat: VerifyingCustomer; joined: HeardItem; typed: () => number | undefined },
): Promise<TimersSeen> {
  let from = chat.heard.indexOf(joined) + 1;
  const next = async (name: string, withinMs: number) => {
    const item = await verification.hears(chat, withinMs, isEvent(`participant.${name}`), from);
    if (item !== undefined) from = chat.heard.indexOf(item) + 1;
    return item;
  };
  await verification.until(TIMERS_MS, typed);
  const idle = await next('idle', GIVE_UP_MS);
  if (idle !== undefined) await chat.says('Here I am again.');
  const returned = idle === undefined ? undefined : await next('returned', RETURNED_MS);
  const wrote = chat.heard.findLast(({ type, role }) => type === 'MESSAGE' && role === 'CUSTOMER');
  const idleAgain = returned === undefined ? undefined : await next('idle', GIVE_UP_MS);
  const disconnected = idleAgain === undefined ? undefined : await next('autodisconnection', GIVE_UP_MS);
  return { joined, typedAtMs: typed(), idle, returned, idleAgain, disconnected, wroteAtMs: wrote?.atMs };
}

/** The later of the clock here and of what the service stamped last: the two may differ. */
function latest({ heard }: VerifyingCustomer, nowMs: number): number {
  return Math.max(nowMs, heard.at(-1)?.atMs ?? 0);
}

/** How much later than it should each came. */
export function lateness(seen: TimersSeen | undefined): readonly { readonly name: string; readonly ms: number }[] {
  if (seen === undefined) return [];
  const { joined, idle, idleAgain, disconnected, wroteAtMs = 0 } = seen;
  const after = (name: string, item: HeardItem | undefined, fromMs: number) => ({
    name,
    ms: (item?.atMs ?? Number.NaN) - fromMs - TIMER_MS,
  });
  return [
    after('idle', idle, joined.atMs),
    after('idle again', idleAgain, wroteAtMs),
    after('auto-disconnection', disconnected, idleAgain?.atMs ?? 0),
  ];
}

export function isEvent(name: string, role?: string) {
  return (item: { readonly contentType: string; readonly role: string }) =>
    item.contentType === EVENT + name && (role === undefined || item.role === role);
}
