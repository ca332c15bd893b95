import { CallFailed, failureOf } from '../shared/aws/call-aws.ts';
import { type Moment, now } from '../shared/aws/rows.ts';
import type { BotQueue, Wake } from '../shared/bots/bot-wake.ts';
import type { Deadline } from '../shared/lambda/deadline.ts';
import type { Telemetry } from '../shared/lambda/telemetry.ts';
import type { HeldByAnother, LeasedSession, Leases } from './leases.ts';
import { type ReceivedWake, receivedAgain, wakeOf } from './received-wake.ts';

const LEASE_SECONDS = 60;

/** How often a session is asked for that is given back each time before a mark can be left. */
const MOST_TRIES = 5;

/** How many seconds after a lease's end the wake comes that stands for a holder that died. */
const AFTER_LEASE_SECONDS = 1;

/** What it takes to work on a chat that others may be at work on. */
interface LeaseTools {
  readonly leases: Leases;
  readonly queue: BotQueue;
  readonly telemetry: Telemetry;
  readonly deadline: Deadline;
  readonly requestId: string;
}

/** What is done with a session under its lease. It returns what to wake the bot for again. */
export type WorkOnSession = (
  leased: LeasedSession,
  wakes: readonly ReceivedWake[],
  holder: string,
) => Promise<readonly Wake[]>;

/**
 * Works on a contact's session while nobody else does. While somebody else has it, it leaves a mark, which the holder
 * sees to before it gives the session back.
 *
 * A wake each second until the lease is free would be a loop that Lambda stops (Lambda developer guide,
 * invocation-recursion). One wake stands at the lease's end, for a holder that dies.
 *
 * @returns what to wake the bot for again
 * @throws CallFailed
 */
export async function underLease(
  contactId: string,
  wakes: readonly ReceivedWake[],
  tools: LeaseTools,
  work: WorkOnSession,
): Promise<readonly Wake[]> {
  const { leases, deadline, requestId } = tools;
  const holder = `${requestId}/${contactId}`;
  // A wake that stands at a lease's end is about nothing of its own.
  const about = wakes.filter(({ atLeasesEnd }) => !atLeasesEnd).map((wake) => wakeOf(wake, wake.attempt));
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const moment = now(deadline.forCalls());
    const untilMs = moment.nowMs + LEASE_SECONDS * 1000;
    const asked = await leases.ask(contactId, { holder, untilMs, wakes: about }, moment);
    if (asked === 'NONE') return [];
    if (asked === 'FREED') continue;
    if ('session' in asked) return await hold(asked, wakes, holder, { tools, work });
    await leave(contactId, asked, moment, tools);
    return [];
  }
  throw new CallFailed({ operation: 'Leasing a session', awsError: 'AnotherInvocation', httpStatus: undefined });
}

async function hold(
  first: LeasedSession,
  wakes: readonly ReceivedWake[],
  holder: string,
  { tools, work }: { readonly tools: LeaseTools; readonly work: WorkOnSession },
): Promise<readonly Wake[]> {
  const { contactId } = first.session;
  let leased = first;
  try {
    for (;;) {
      const again = isOver(leased, wakes)
        ? []
        : await work(leased, [...wakes, ...leased.marked.map(receivedAgain)], holder);
      const newer = await release(leased, holder, tools);
      if (newer === undefined) return again;
      if (tools.deadline.hasPassed) {
        await abandon(contactId, holder, tools);
        return [...again, { contactId, attempt: 0 }];
      }
      leased = newer;
    }
  } catch (thrown) {
    await abandon(contactId, holder, tools);
    throw thrown;
  }
}

/** A wake stood at the end of a lease whose holder lived, and saw to all marks. */
const isOver = ({ marks, lapses }: LeasedSession, wakes: readonly ReceivedWake[]): boolean =>
  marks === 0 && lapses === 0 && wakes.every(({ atLeasesEnd }) => atLeasesEnd);

/** The mark is left: whoever has the session sees to it. Sent before it is noted, so that no crash leaves none. */
async function leave(
  contactId: string,
  { leasedUntilMs, needsWake }: HeldByAnother,
  moment: Moment,
  { leases, queue, telemetry, deadline }: LeaseTools,
): Promise<void> {
  telemetry.log.debug('Another invocation is at work on this chat', { contactId });
  if (!needsWake) return;
  const delaySeconds = Math.max(0, Math.ceil((leasedUntilMs - moment.nowMs) / 1000)) + AFTER_LEASE_SECONDS;
  await queue.wake({ contactId, attempt: 0, atLeasesEnd: true }, delaySeconds, deadline.forTheLastAct());
  try {
    await leases.noteWake(contactId, leasedUntilMs, now(deadline.forTheLastAct()));
  } catch (thrown) {
    telemetry.log.warn('Another wake may stand at the end of the lease', { contactId, ...failureOf(thrown) });
  }
}

/** Where giving it back fails, the lease ends by itself, and whoever came until then has left a wake at its end. */
async function release(
  { session: { contactId }, marks }: LeasedSession,
  holder: string,
  { leases, deadline, telemetry }: LeaseTools,
): Promise<LeasedSession | undefined> {
  try {
    return await leases.release(contactId, { holder, marks }, now(deadline.forTheLastAct()));
  } catch (thrown) {
    telemetry.log.warn('The lease could not be given back', { contactId, ...failureOf(thrown) });
    return undefined;
  }
}

async function abandon(contactId: string, holder: string, { leases, deadline, telemetry }: LeaseTools): Promise<void> {
  try {
    await leases.abandon(contactId, holder, now(deadline.forTheLastAct()));
  } catch (thrown) {
    telemetry.log.warn('The lease could not be given back', { contactId, ...failureOf(thrown) });
  }
}
