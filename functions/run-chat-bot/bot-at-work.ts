import { UpdateContactAttributesCommand } from '@aws-sdk/client-connect';
import { failedCall, isPassing } from '../shared/aws/aws-errors.ts';
import { CallFailed, callAws, failureOf } from '../shared/aws/call-aws.ts';
import { now } from '../shared/aws/rows.ts';
import { type Answer, botAnswer, type HandOff, type Memory, type Reply } from '../shared/bots/bot-answer.ts';
import { isParticipantGone, renewConnection } from '../shared/bots/bot-connection.ts';
import { type BotSession, clientToken, JOIN, withAnswered } from '../shared/bots/bot-session.ts';
import { messageText } from '../shared/bots/message-text.ts';
import { beginTakingOut, type TakeOutServices, takeOutBot } from '../shared/bots/take-out-bot.ts';
import type { TranscriptMessage, TranscriptReader } from '../shared/bots/transcript.ts';
import { wallClockMs } from '../shared/lambda/clock.ts';
import { type Telemetry, traceOf } from '../shared/lambda/telemetry.ts';
import type { Bot, BotChat } from './bots/bot.ts';
import type { Language } from './bots/languages.ts';
import { type Found, findUnanswered, messagesOfContact } from './find-unanswered.ts';
import { sendMessage, sendReply, sendTyping } from './send-reply.ts';

/** A connection token with less left than this is renewed. */
const RENEW_BEFORE_MS = 60_000;

const BOT_FAILED: Answer = { replies: [], handOff: { reason: 'BOT_FAILED', summary: 'The assistant failed.' } };

/** Stands in the session for an item of the transcript. */
const GIVEN_UP = 'given-up';

/** The bot is no longer in the chat: an agent joined, it was auto-disconnected, or the chat ended. */
export class BotGone extends Error {
  override readonly name = 'BotGone';
}

/** Somebody else has the session now: a block removed the bot, or the lease ran out. */
export class SessionMoved extends Error {
  override readonly name = 'SessionMoved';
}

/** What one bot works with. */
interface BotTools {
  readonly services: TakeOutServices;
  readonly bot: Bot;
  readonly language: Language;
  /** Who has the lease. */
  readonly holder: string;
  readonly telemetry: Telemetry;
  /** Aborts calls. */
  readonly signal: AbortSignal;
  /** Aborts the bot's own thinking, which leaves time to hand over. */
  readonly thinking: AbortSignal;
}

/**
 * One bot at work in one chat, under its lease. An answer is written into the session before any of it is done, and
 * struck out after all of it is. Between the two it is carried out again from the start: every step has a client token,
 * or the same effect twice.
 */
export class BotAtWork {
  readonly #tools: BotTools;
  #session: BotSession;

  constructor(session: BotSession, tools: BotTools) {
    this.#session = session;
    this.#tools = tools;
  }

  /** Whether the bot is still to be in the chat. */
  get isOpen(): boolean {
    return this.#session.phase === 'OPEN';
  }

  hasAnswered(itemId: string): boolean {
    return this.#session.answered.includes(itemId);
  }

  /** @throws BotGone when the bot is no longer in the chat */
  async confirmPresence(): Promise<void> {
    await this.#renew();
  }

  /** Finishes what was begun, and says hello if that is still to be said. */
  async begin(): Promise<void> {
    if (this.#session.pending !== undefined) await this.#carryOut();
    if (this.isOpen && !this.hasAnswered(JOIN)) await this.#answer(JOIN, (chat) => this.#tools.bot.onJoin(chat));
  }

  find(): Promise<Found> {
    return this.#speak((token) => findUnanswered(this.#session, this.#readerWith(token)));
  }

  #readerWith(connectionToken: string): TranscriptReader {
    const { services, signal } = this.#tools;
    return { participant: services.participant, connectionToken, signal };
  }

  async answer(message: TranscriptMessage): Promise<void> {
    const { contentType, content } = message;
    const asked = { text: messageText(contentType, content), contentType, content };
    await this.#answer(message.id, (chat) => this.#tools.bot.onMessage(asked, chat), message.id);
  }

  async #answer(itemId: string, ask: (chat: BotChat) => Answer | Promise<Answer>, until?: string): Promise<void> {
    if (this.#tools.bot.isSlow === true && itemId !== JOIN) await this.#showTyping(itemId);
    const answer = await this.#askBot(ask, until);
    await this.#save({ ...this.#session, pending: { itemId, answer } });
    await this.#carryOut();
  }

  /** Gives the chat to a person, in place of whatever answer was begun: those who were at work on it were killed. */
  async giveUp(): Promise<void> {
    this.#tools.telemetry.count('BotAnswersFailed');
    this.#tools.telemetry.log.error('Invocations at work on this chat were killed: the bot hands over');
    await this.#save({ ...this.#session, pending: { itemId: GIVEN_UP, answer: BOT_FAILED } });
    await this.#carryOut();
  }

  /** A bot that fails hands over: the customer gets a person, and not silence. */
  async #askBot(ask: (chat: BotChat) => Answer | Promise<Answer>, until: string | undefined): Promise<Answer> {
    try {
      return botAnswer.parse(await ask(this.#chat(until)));
    } catch (thrown) {
      if (thrown instanceof BotGone || (thrown instanceof CallFailed && isPassing(thrown.failure))) throw thrown;
      this.#tools.telemetry.count('BotAnswersFailed');
      this.#tools.telemetry.log.error('The bot failed and hands over', { bot: this.#session.bot, ...traceOf(thrown) });
      return BOT_FAILED;
    }
  }

  #chat(until: string | undefined): BotChat {
    const { language, thinking } = this.#tools;
    return {
      language,
      memory: this.#session.memory,
      abortSignal: thinking,
      history: async (most) => {
        const { contactId } = this.#session;
        const messages = await this.#speak((token) => messagesOfContact(contactId, this.#readerWith(token)));
        // Later messages have their turn later.
        const end = messages.findIndex(({ id }) => id === until);
        const upTo = end < 0 ? messages : messages.slice(0, end + 1);
        return upTo.slice(-most).map(({ role, contentType, content }) => ({
          role,
          text: messageText(contentType, content),
        }));
      },
    };
  }

  async #showTyping(itemId: string): Promise<void> {
    const { services, signal } = this.#tools;
    try {
      const token = clientToken(this.#session, `${itemId}/typing`);
      await this.#speak((connection) => sendTyping(services.participant, connection, token, signal));
    } catch (thrown) {
      this.#tools.telemetry.log.debug('No typing event', { ...failureOf(thrown) });
    }
  }

  async #carryOut(): Promise<void> {
    const { pending } = this.#session;
    if (pending === undefined) return;
    const { itemId, answer } = pending;
    if (answer.handOff !== undefined) await this.#setAttributes(answer.handOff);
    for (const [index, reply] of answer.replies.entries()) {
      await this.#say(reply, clientToken(this.#session, `${itemId}/${index}`));
    }
    const answered = withAnswered(this.#session, itemId, memoryOf(answer));
    if (answer.handOff === undefined) return this.#save(answered);
    this.#session = answered;
    await this.leave('HANDED_OFF');
  }

  /** A reply that Amazon Connect does not take in any form is left out, or nothing would ever be said after it. */
  async #say(reply: Reply, token: string): Promise<void> {
    const { services, signal, telemetry } = this.#tools;
    try {
      await sendReply(reply, token, (message) =>
        this.#speak((connection) => sendMessage(services.participant, connection, message, signal)),
      );
    } catch (thrown) {
      if (!(thrown instanceof CallFailed) || isPassing(thrown.failure)) throw thrown;
      telemetry.count('BotAnswersFailed');
      telemetry.log.error('A reply was refused, and is left out', { ...thrown.failure });
    }
  }

  /**
   * The customer does not wait for attributes that Amazon Connect refuses. Where they are too many, only the two are
   * set that flows compare. Where those are refused too, the hand-off goes on without any.
   */
  async #setAttributes({ reason, summary, attributes }: HandOff): Promise<void> {
    const compared = { botOutcome: 'HANDED_OFF', handOffReason: reason };
    const all = { ...attributes, ...compared, handOffSummary: summary };
    if (!(await this.#areTaken(all))) await this.#areTaken(compared);
  }

  async #areTaken(Attributes: Readonly<Record<string, string>>): Promise<boolean> {
    const { services, signal, telemetry } = this.#tools;
    const command = new UpdateContactAttributesCommand({
      InstanceId: this.#session.instanceId,
      InitialContactId: this.#session.initialContactId,
      Attributes: { ...Attributes },
    });
    try {
      await callAws('UpdateContactAttributes', services.connect, command, signal);
      return true;
    } catch (thrown) {
      const failure = thrown instanceof CallFailed ? thrown.failure : failedCall('UpdateContactAttributes', thrown);
      if (isPassing(failure)) throw thrown;
      const count = Object.keys(Attributes).length;
      telemetry.log.error('Attributes of the hand-off were refused, and are left out', { count, ...failure });
      return false;
    }
  }

  /** Takes the bot out of the chat. */
  async leave(outcome: 'HANDED_OFF' | 'GONE' | 'NOT_ADDED'): Promise<void> {
    const { services, signal, holder, telemetry } = this.#tools;
    const closing = await beginTakingOut(this.#session, outcome, { sessions: services.sessions, holder }, signal);
    if (closing === undefined) throw new SessionMoved();
    this.#session = closing;
    const { failures } = await takeOutBot(closing, services, telemetry, signal);
    const [failure] = failures;
    if (failure !== undefined) throw new CallFailed(failure);
    const isHandedOff = closing.outcome === 'HANDED_OFF';
    telemetry.count(isHandedOff ? 'BotsHandedOver' : 'BotsCleanedUp');
    telemetry.log.info(isHandedOff ? 'Bot handed over' : 'Bot taken out', { outcome: closing.outcome });
  }

  /** Does something as the bot's participant; once more with a new connection, where this one is no longer valid. */
  async #speak<Result>(act: (connectionToken: string) => Promise<Result>): Promise<Result> {
    const { connection } = this.#session;
    if (connection === undefined || connection.expiresAtMs - RENEW_BEFORE_MS < wallClockMs()) {
      return act(await this.#renew());
    }
    try {
      return await act(connection.token);
    } catch (thrown) {
      if (!isParticipantGone(thrown)) throw thrown;
      return act(await this.#renew());
    }
  }

  async #renew(): Promise<string> {
    const { participantToken } = this.#session;
    if (participantToken === undefined) throw new BotGone();
    try {
      const connection = await renewConnection(this.#tools.services.participant, participantToken, this.#tools.signal);
      await this.#save({ ...this.#session, connection });
      return connection.token;
    } catch (thrown) {
      throw isParticipantGone(thrown) ? new BotGone() : thrown;
    }
  }

  async #save(session: BotSession): Promise<void> {
    const { services, holder, signal } = this.#tools;
    const isSaved = await services.sessions.save(session, { phase: 'OPEN', holder }, now(signal));
    if (!isSaved) throw new SessionMoved();
    this.#session = session;
  }
}

const memoryOf = ({ memory = {} }: Answer): Memory => memory;
