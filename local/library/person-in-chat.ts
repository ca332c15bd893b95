import { whereIs } from '../control/whereabouts.ts';
import {
  AUTO_DISCONNECTION,
  CHAT_ENDED,
  PARTICIPANT_IDLE,
  PARTICIPANT_JOINED,
  PARTICIPANT_LEFT,
  PARTICIPANT_RETURNED,
  TRANSFER_SUCCEEDED,
  TYPING,
} from '../engine/content-types.ts';
import type { AttachmentStatus, Chat, Item, Participant, ParticipantRole, ParticipantState } from '../engine/index.ts';
import { isoTime } from '../iso-time.ts';
import { checkPattern } from './check-arguments.ts';
import { ExpectationFailed } from './expectations.ts';
import { type FileToSend, openFile, sendFile } from './files.ts';
import type { InChat, LibraryContext } from './library-context.ts';

/** What a participant's client is told beside messages, by the names that timelines use. */
const CONTENT_TYPE_OF_EVENT = {
  AUTO_DISCONNECTION,
  CHAT_ENDED,
  PARTICIPANT_IDLE,
  PARTICIPANT_JOINED,
  PARTICIPANT_LEFT,
  PARTICIPANT_RETURNED,
  TRANSFERRED: TRANSFER_SUCCEEDED,
  TYPING,
} as const;

export type VisibleEvent = keyof typeof CONTENT_TYPE_OF_EVENT;

/**
 * A participant of one chat. What stands in the present tense is a statement about the chat as it is now. Where it does
 * not hold, it throws `ExpectationFailed` with the chat's timeline; it never waits.
 */
export abstract class PersonInChat implements InChat {
  readonly contactId: string;
  readonly participantId: string;
  readonly name: string;
  readonly #context: LibraryContext;
  /** Messages and events up to these were spoken of already. */
  #lastHeardId: string | undefined;
  #lastSeenId: string | undefined;
  #lastGotId: string | undefined;

  constructor(
    context: LibraryContext,
    person: { readonly contactId: string; readonly participantId: string; readonly name: string },
  ) {
    this.#context = context;
    this.contactId = person.contactId;
    this.participantId = person.participantId;
    this.name = person.name;
  }

  /**
   * A message of somebody else's came that contains the text, or matches the expression, after the one that was heard
   * before. Others may have come between.
   */
  hears(message: string | RegExp): void {
    checkPattern('hears', message);
    const unheard = this.#unheard();
    const heard = unheard.find(({ content = '' }) =>
      typeof message === 'string' ? content.includes(message) : content.search(message) >= 0,
    );
    if (heard === undefined) {
      const wanted = typeof message === 'string' ? `“${message}”` : String(message);
      this.#fail(`to hear ${wanted}, and it did not come. ${this.#tellUnheard(unheard)}`, this.hears);
    }
    this.#lastHeardId = heard.id;
  }

  /** No message of somebody else's came after the one that was heard last. */
  hearsNothing(): void {
    const unheard = this.#unheard();
    if (unheard.length > 0) this.#fail(`to hear nothing. ${this.#tellUnheard(unheard)}`, this.hearsNothing);
  }

  /** Sends a file. Where a scanner is deployed, it has looked at the file when this returns. */
  async sendsFile(file: FileToSend): Promise<void> {
    await sendFile(this.#context.client, await this.connectionToken(), file);
  }

  /**
   * A file of that name, approved unless another status is named, came from somebody else after the one that was got
   * before.
   */
  getsFile(name: string | RegExp, { status = 'APPROVED' }: { readonly status?: AttachmentStatus } = {}): void {
    checkPattern('getsFile', name);
    const files = after(this.#items(), this.#lastGotId).filter(
      ({ participantId }) => participantId !== this.participantId,
    );
    const got = files.find(({ attachment }) => attachment?.status === status && isNamed(attachment.name, name));
    if (got === undefined) {
      const came = files.flatMap(({ attachment }) => (attachment ? [`${attachment.name} (${attachment.status})`] : []));
      this.#fail(
        `to get the file ${name}, ${status}, and it did not come. Came: ${came.join(', ') || 'none'}.`,
        this.getsFile,
      );
    }
    this.#lastGotId = got.id;
  }

  /** What is in the newest file of that name in the chat, one’s own or somebody else’s. */
  async opensFile(name: string): Promise<Uint8Array> {
    const found = this.#items().findLast(({ attachment }) => attachment?.name === name)?.attachment;
    if (found === undefined) this.#fail(`to open the file ${name}, and there is none.`, this.opensFile);
    return openFile(this.#context.client, await this.connectionToken(), found.attachmentId);
  }

  /** The event came, about a participant of that role if one is named, after the one that was seen before. */
  sees(event: VisibleEvent, about: { readonly role?: ParticipantRole } = {}): void {
    const seen = after(this.#items(), this.#lastSeenId).find((item) => isEvent(item, event, about.role));
    if (seen === undefined) {
      const ofWhom = about.role === undefined ? '' : ` of ${about.role}`;
      this.#fail(`to see ${event}${ofWhom}, and it did not come.`, this.sees);
    }
    this.#lastSeenId = seen.id;
  }

  /** The event never came. */
  seesNo(event: VisibleEvent, about: { readonly role?: ParticipantRole } = {}): void {
    if (this.#items().some((item) => isEvent(item, event, about.role))) {
      this.#fail(`to see no ${event}, and it came.`, this.seesNo);
    }
  }

  /** Marked as idle: the participant's idle timer has run out. */
  isIdle(): void {
    if (!this.#participant.idle) this.#fail(`to be idle. ${this.#tellTimers()}`, this.isIdle);
  }

  isNotIdle(): void {
    if (this.#participant.idle) this.#fail('not to be idle.', this.isNotIdle);
  }

  isConnected(): void {
    this.#expectState('CONNECTED', this.isConnected);
  }

  isDisconnected(): void {
    this.#expectState('DISCONNECTED', this.isDisconnected);
  }

  /** With which the participant service is called. */
  protected abstract connectionToken(): Promise<string>;

  protected get context(): LibraryContext {
    return this.#context;
  }

  /** The chat as the engine has it. */
  protected get chat(): Chat {
    return this.#context.engine.chatOf(this.contactId);
  }

  /** Throws with the chat's timeline; the error's stack begins at whoever called `statement`. */
  protected fail(expectation: string, statement: (...parameters: never[]) => unknown): never {
    const timeline = this.#context.timeline.of(this.chat.initialContactId);
    throw new ExpectationFailed(expectation, timeline, statement, this.#context.traceOf(this.chat));
  }

  /** Where the chat is, as the end of a sentence. */
  protected get whereabouts(): string {
    return whereIs(this.#context, this.chat);
  }

  get #participant(): Participant {
    return this.#context.engine.participant(this.participantId).participant;
  }

  #items(): readonly Item[] {
    return this.#context.inboxes.of(this.chat, this.participantId);
  }

  #unheard(): readonly Item[] {
    return after(this.#items(), this.#lastHeardId).filter(
      ({ type, participantId }) => type === 'MESSAGE' && participantId !== this.participantId,
    );
  }

  #expectState(state: ParticipantState, statement: (...parameters: never[]) => unknown): void {
    const participant = this.#participant;
    if (participant.state === state) return;
    this.#fail(`to be ${state}, and the participant’s state is ${participant.state}.`, statement);
  }

  #tellUnheard(unheard: readonly Item[]): string {
    const since = this.#lastHeardId === undefined ? 'So far' : 'Since the one before';
    if (unheard.length === 0) return `${since} nothing came.`;
    return `${since} came: ${unheard.map(({ content = '' }) => `“${content}”`).join(', ')}.`;
  }

  #tellTimers(): string {
    const timers = this.chat.runningTimers.map(
      ({ role, type, dueAtMs }) => `${role} ${type} due at ${isoTime(dueAtMs)}`,
    );
    return `Timers that run: ${timers.join(', ') || 'none'}.`;
  }

  #fail(expectation: string, statement: (...parameters: never[]) => unknown): never {
    this.fail(`Expected ${this.name} ${expectation}`, statement);
  }
}

function after(items: readonly Item[], id: string | undefined): readonly Item[] {
  return id === undefined ? items : items.slice(items.findIndex((item) => item.id === id) + 1);
}

const isNamed = (name: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? name === wanted : name.search(wanted) >= 0;

function isEvent(item: Item, event: VisibleEvent, role: ParticipantRole | undefined): boolean {
  return item.contentType === CONTENT_TYPE_OF_EVENT[event] && (role === undefined || item.role === role);
}
