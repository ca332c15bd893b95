import type { Context, SQSBatchItemFailure, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { CallFailed } from '../shared/aws/call-aws.ts';
import type { BotSession } from '../shared/bots/bot-session.ts';
import type { LeasedSession } from '../shared/bots/bot-sessions.ts';
import type { BotQueue, Wake } from '../shared/bots/bot-wake.ts';
import { type TakeOutServices, takeOutBot } from '../shared/bots/take-out-bot.ts';
import { wallClockMs } from '../shared/lambda/clock.ts';
import { Deadline } from '../shared/lambda/deadline.ts';
import { Telemetry, traceOf } from '../shared/lambda/telemetry.ts';
import { BotAtWork, BotGone, SessionMoved } from './bot-at-work.ts';
import type { Bot } from './bots/bot.ts';
import { type Nudge, wakeOf } from './nudge.ts';
import type { Settings } from './settings.ts';
import { type Job, MOST_LOOKS, sortRecords } from './sort-records.ts';

/** A look at one contact has at most this long, so that it has ended before its lease does. */
const WORK_SECONDS = 45;
const LEASE_SECONDS = 60;
/** What is kept back of the work's time from the bot's own thinking: for saying what it thought, and for leaving. */
const ACTING_SECONDS = 15;

/** A session that is `ADDING` for so long will not be added any more (administrator guide, chat-customize-flow: 15 s to connect). */
const LAPSE_MS = 15_000;

/**
 * A chat over which so many invocations were killed, one after the other, is given to a person: what kills them may be the bot, or what it
 * was asked, and its customer waits.
 */
const MOST_LAPSES = 2;

/** How soon to look again, by how often it was looked: 2 s, and twice as long each time. */
const againAfterSeconds = (attempt: number) => 2 ** Math.min(attempt + 1, 6);

/** What RunChatBot works with. */
export interface Services extends TakeOutServices {
  readonly queue: BotQueue;
  readonly bots: Readonly<Record<string, Bot>>;
}

/** A Lambda handler of a queue, which answers with the messages that it wants to get again. */
export type QueueHandler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;

/**
 * RunChatBot: has bots answer. A message of the queue only wakes it: what there is to answer, and in which order, is read from the transcript.
 *
 * A notification that cannot be worked on now is put back as a wake of ours, which holds no text, so that no text ends in the dead-letter queue.
 */
export function runChatBot(settings: Settings, services: Services): QueueHandler {
  const telemetry = new Telemetry('RunChatBot');

  return async function handleBatch(event, context) {
    telemetry.log.addContext(context);
    const deadline = new Deadline(WORK_SECONDS * 1000, context.getRemainingTimeInMillis());
    const { jobs, failed: unread } = await sortRecords(event.Records, services.queue, telemetry, deadline.forCalls());
    const byContact = Map.groupBy(jobs, ({ nudge }) => nudge.contactId);
    const desk = new Desk(settings, services, telemetry, deadline, context.awsRequestId);
    const failed = await Promise.all([...byContact].map(([contactId, jobs]) => desk.serve(contactId, jobs)));
    telemetry.flush();
    return { batchItemFailures: [...unread, ...failed.flat()] };
  };
}

/** Stands for a bot that is not in `bots/index.ts`, or not any more. Failing, it hands over. */
const missingBot: Bot = {
  onJoin: () => Promise.reject(new Error('There is no such bot.')),
  onMessage: () => Promise.reject(new Error('There is no such bot.')),
};

/** Another invocation is at work on the chat. */
class Leased extends Error {
  override readonly name = 'Leased';
}

/** One batch's work, contact by contact. */
class Desk {
  readonly #settings: Settings;
  readonly #services: Services;
  readonly #telemetry: Telemetry;
  readonly #deadline: Deadline;
  readonly #requestId: string;

  constructor(settings: Settings, services: Services, telemetry: Telemetry, deadline: Deadline, requestId: string) {
    this.#settings = settings;
    this.#services = services;
    this.#telemetry = telemetry;
    this.#deadline = deadline;
    this.#requestId = requestId;
  }

  /** Looks after one contact's bot, and returns the messages that must come again as they are. */
  async serve(contactId: string, jobs: readonly Job[]): Promise<readonly SQSBatchItemFailure[]> {
    try {
      const again = await this.#look(
        contactId,
        jobs.map(({ nudge }) => nudge),
      );
      for (const wake of again) await this.#wake(wake);
      return [];
    } catch (thrown) {
      // Whoever has the session now looks after it.
      if (thrown instanceof SessionMoved) return [];
      const trace = thrown instanceof CallFailed ? { ...thrown.failure } : { ...traceOf(thrown) };
      this.#telemetry.log.warn('The bot could not be looked after, and will be again', { contactId, ...trace });
      return this.#putBack(jobs);
    }
  }

  /** @returns what to look at again, and how often it was looked at */
  async #look(contactId: string, nudges: readonly Nudge[]): Promise<readonly Wake[]> {
    const { sessions } = this.#services;
    const signal = this.#deadline.forCalls();
    const holder = `${this.#requestId}/${contactId}`;
    const nowMs = wallClockMs();
    const lease = await sessions.lease(contactId, holder, nowMs, nowMs + LEASE_SECONDS * 1000, signal);
    if (lease === 'NONE') return [];
    if (lease === 'LEASED') {
      this.#telemetry.log.debug('Another invocation is at work on this chat', { contactId });
      // Not counted as an attempt, for a lease always ends; but what was looked at as often as can be is left to the queue, which counts on.
      if (nudges.some(({ attempt }) => attempt >= MOST_LOOKS)) throw new Leased();
      return nudges.map((nudge) => wakeOf(nudge, nudge.attempt));
    }
    try {
      return await this.#work(lease, nudges, holder, signal);
    } finally {
      await this.#release(contactId, holder);
    }
  }

  async #work(
    { session, lapses }: LeasedSession,
    nudges: readonly Nudge[],
    holder: string,
    signal: AbortSignal,
  ): Promise<readonly Wake[]> {
    const { contactId, phase } = session;
    if (phase === 'CLOSED') return [];
    const bot = this.#services.bots[session.bot];
    if (bot === undefined) this.#telemetry.log.error('This deployment has no such bot', { bot: session.bot });
    const atWork = new BotAtWork(session, {
      services: this.#services,
      bot: bot ?? missingBot,
      language: this.#settings.language,
      holder,
      telemetry: this.#telemetry,
      signal,
      thinking: this.#deadline.signalLeaving(ACTING_SECONDS * 1000),
    });
    if (phase === 'ADDING') {
      // Whoever adds it wakes it again.
      if (wallClockMs() - session.sinceMs < LAPSE_MS) return [];
      await atWork.leave('NOT_ADDED');
      return [];
    }
    if (phase === 'CLOSING') {
      await this.#finishClosing(session, signal);
      return [];
    }
    try {
      if (lapses >= MOST_LAPSES) {
        await atWork.giveUp();
        return [];
      }
      return await this.#converse(atWork, contactId, nudges);
    } catch (thrown) {
      if (!(thrown instanceof BotGone)) throw thrown;
      await atWork.leave('GONE');
      return [];
    }
  }

  async #converse(atWork: BotAtWork, contactId: string, nudges: readonly Nudge[]): Promise<readonly Wake[]> {
    if (nudges.some(({ maybeGone }) => maybeGone)) await atWork.confirmPresence();
    await atWork.begin();
    if (!atWork.isOpen) return [];
    const { unanswered, since } = await atWork.find();
    for (const message of unanswered) {
      if (this.#deadline.hasPassed) return [{ contactId, attempt: 0 }];
      await atWork.answer(message);
      if (!atWork.isOpen) return [];
    }
    // A message that was published may be in the transcript a little later.
    return nudges
      .filter(({ itemId }) => itemId !== undefined && !atWork.hasAnswered(itemId))
      .filter(({ itemAt, attempt }) => (itemAt === undefined || itemAt >= since) && attempt < MOST_LOOKS)
      .map((nudge) => wakeOf(nudge, nudge.attempt + 1));
  }

  async #finishClosing(session: BotSession, signal: AbortSignal): Promise<void> {
    const [failure] = (await takeOutBot(session, this.#services, this.#telemetry, signal)).failures;
    if (failure !== undefined) throw new CallFailed(failure);
    this.#telemetry.count('BotsCleanedUp');
  }

  /** Gives the lease back. Where that fails it ends by itself, and whoever comes until then looks again. */
  async #release(contactId: string, holder: string): Promise<void> {
    try {
      await this.#services.sessions.release(contactId, holder, wallClockMs(), this.#deadline.forTheLastAct());
    } catch (thrown) {
      if (!(thrown instanceof CallFailed)) throw thrown;
      this.#telemetry.log.warn('The lease could not be given back', { contactId, ...thrown.failure });
    }
  }

  async #wake(wake: Wake): Promise<void> {
    await this.#services.queue.wake(wake, againAfterSeconds(wake.attempt - 1), this.#deadline.forTheLastAct());
  }

  async #putBack(jobs: readonly Job[]): Promise<readonly SQSBatchItemFailure[]> {
    const failures: SQSBatchItemFailure[] = [];
    for (const { nudge, record } of jobs) {
      const isPutBack =
        !(nudge.isWake && nudge.attempt >= MOST_LOOKS) && (await this.#isWoken(wakeOf(nudge, nudge.attempt + 1)));
      if (!isPutBack) failures.push({ itemIdentifier: record.messageId });
    }
    return failures;
  }

  async #isWoken(wake: Wake): Promise<boolean> {
    try {
      await this.#wake(wake);
      return true;
    } catch (thrown) {
      if (!(thrown instanceof CallFailed)) throw thrown;
      this.#telemetry.log.warn('The queue did not take a wake', { contactId: wake.contactId, ...thrown.failure });
      return false;
    }
  }
}
