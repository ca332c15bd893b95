import type { SQSBatchItemFailure } from 'aws-lambda';
import { CallFailed, failureOf } from '../shared/aws/call-aws.ts';
import { type BotSession, LAPSE_MS } from '../shared/bots/bot-session.ts';
import type { BotQueue, Wake } from '../shared/bots/bot-wake.ts';
import { type TakeOutServices, takeOutBot } from '../shared/bots/take-out-bot.ts';
import { wallClockMs } from '../shared/lambda/clock.ts';
import type { Deadline } from '../shared/lambda/deadline.ts';
import { type Telemetry, traceOf } from '../shared/lambda/telemetry.ts';
import { BotAtWork, BotGone, SessionMoved } from './bot-at-work.ts';
import type { Bot } from './bots/bot.ts';
import type { Language } from './bots/languages.ts';
import type { LeasedSession, Leases } from './leases.ts';
import { type ReceivedWake, wakeOf } from './received-wake.ts';
import { MOST_ATTEMPTS, type WakeRecord } from './sort-records.ts';
import { underLease, type WorkOnSession } from './under-lease.ts';

/** Work on one contact has at most this long, so that it has ended before its lease does. */
export const WORK_SECONDS = 45;
/** What is kept back of the work's time from the bot's own thinking: for saying what it thought, and for leaving. */
const ACTING_SECONDS = 15;

/**
 * A chat over which so many invocations were killed, one after the other, is given to a person. What kills them may be
 * the bot, or what it was asked, and the customer waits.
 */
const MOST_LAPSES = 2;

/** How soon to wake the bot again, by how often it was woken: 2 s, and twice as long each time. */
const againAfterSeconds = (attempt: number) => 2 ** Math.min(attempt + 1, 6);

/** What RunChatBot works with. */
export interface Services extends TakeOutServices {
  readonly queue: BotQueue;
  readonly leases: Leases;
  readonly bots: Readonly<Record<string, Bot>>;
}

/** One batch's work, and the time that it has. */
interface Work {
  readonly services: Services;
  /** The queue, for what follows on this batch. */
  readonly queue: BotQueue;
  readonly language: Language;
  readonly telemetry: Telemetry;
  readonly deadline: Deadline;
  readonly requestId: string;
}

/** Stands for a bot that is not, or no longer, in `bots/index.ts`. Failing, it hands over. */
const missingBot: Bot = {
  onJoin: () => Promise.reject(new Error('There is no such bot.')),
  onMessage: () => Promise.reject(new Error('There is no such bot.')),
};

/** Does one batch's work, contact by contact. */
export class Worker {
  readonly #work: Work;

  constructor(work: Work) {
    this.#work = work;
  }

  /** Has one contact's bot do what it was woken for, and returns the messages that must come again as they are. */
  async serve(contactId: string, records: readonly WakeRecord[]): Promise<readonly SQSBatchItemFailure[]> {
    try {
      const wakes = records.map(({ wake }) => wake);
      const { services, queue, telemetry, deadline, requestId } = this.#work;
      const tools = { leases: services.leases, queue, telemetry, deadline, requestId };
      const serve: WorkOnSession = (...leased) => this.#serveSession(...leased);
      for (const again of await underLease(contactId, wakes, tools, serve)) await this.#wake(again);
      return [];
    } catch (thrown) {
      // Whoever has the session now looks after it.
      if (thrown instanceof SessionMoved) return [];
      const trace = thrown instanceof CallFailed ? { ...thrown.failure } : { ...traceOf(thrown) };
      this.#work.telemetry.log.warn('The bot could not be looked after, and will be again', { contactId, ...trace });
      return this.#putBack(records);
    }
  }

  async #serveSession(leased: LeasedSession, wakes: readonly ReceivedWake[], holder: string): Promise<readonly Wake[]> {
    const { session } = leased;
    const signal = this.#work.deadline.forCalls();
    switch (session.phase) {
      case 'CLOSED':
        return [];
      case 'CLOSING':
        await this.#finishClosing(session, signal);
        return [];
      case 'ADDING':
        // Whoever adds it wakes it again.
        if (wallClockMs() - session.sinceMs >= LAPSE_MS) {
          await this.#botAtWork(session, holder, signal).leave('NOT_ADDED');
        }
        return [];
      case 'OPEN':
        return this.#answer(this.#botAtWork(session, holder, signal), leased, wakes);
    }
  }

  #botAtWork(session: BotSession, holder: string, signal: AbortSignal): BotAtWork {
    const { services, language, telemetry, deadline } = this.#work;
    const bot = services.bots[session.bot];
    if (bot === undefined) telemetry.log.error('This deployment has no such bot', { bot: session.bot });
    const thinking = deadline.signalLeaving(ACTING_SECONDS * 1000);
    return new BotAtWork(session, { services, bot: bot ?? missingBot, language, holder, telemetry, signal, thinking });
  }

  async #answer(
    bot: BotAtWork,
    { session, lapses }: LeasedSession,
    wakes: readonly ReceivedWake[],
  ): Promise<readonly Wake[]> {
    try {
      if (lapses < MOST_LAPSES) return await this.#converse(bot, session.contactId, wakes);
      await bot.giveUp();
    } catch (thrown) {
      if (!(thrown instanceof BotGone)) throw thrown;
      await bot.leave('GONE');
    }
    return [];
  }

  async #converse(bot: BotAtWork, contactId: string, wakes: readonly ReceivedWake[]): Promise<readonly Wake[]> {
    if (wakes.some(({ maybeGone }) => maybeGone)) await bot.confirmPresence();
    await bot.begin();
    if (!bot.isOpen) return [];
    const { unanswered, since } = await bot.find();
    for (const message of unanswered) {
      if (this.#work.deadline.hasPassed) return [{ contactId, attempt: 0 }];
      await bot.answer(message);
      if (!bot.isOpen) return [];
    }
    // A message that was published may be in the transcript a little later.
    return wakes
      .filter(({ itemId }) => itemId !== undefined && !bot.hasAnswered(itemId))
      .filter(({ itemAt, attempt }) => (itemAt === undefined || itemAt >= since) && attempt < MOST_ATTEMPTS)
      .map((wake) => wakeOf(wake, wake.attempt + 1));
  }

  async #finishClosing(session: BotSession, signal: AbortSignal): Promise<void> {
    const { services, telemetry } = this.#work;
    const [failure] = (await takeOutBot(session, services, telemetry, signal)).failures;
    if (failure !== undefined) throw new CallFailed(failure);
    telemetry.count('BotsCleanedUp');
  }

  async #wake(wake: Wake): Promise<void> {
    const { queue, deadline } = this.#work;
    await queue.wake(wake, againAfterSeconds(wake.attempt - 1), deadline.forTheLastAct());
  }

  async #putBack(records: readonly WakeRecord[]): Promise<readonly SQSBatchItemFailure[]> {
    const failures: SQSBatchItemFailure[] = [];
    for (const { wake, record } of records) {
      const isLast = wake.isOurs && wake.attempt >= MOST_ATTEMPTS;
      const isPutBack = !isLast && (await this.#isWoken(wakeOf(wake, wake.attempt + 1)));
      if (!isPutBack) failures.push({ itemIdentifier: record.messageId });
    }
    return failures;
  }

  async #isWoken(wake: Wake): Promise<boolean> {
    try {
      await this.#wake(wake);
      return true;
    } catch (thrown) {
      const { contactId } = wake;
      this.#work.telemetry.log.warn('The queue did not take a wake', { contactId, ...failureOf(thrown) });
      return false;
    }
  }
}
