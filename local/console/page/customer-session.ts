/// <reference types="amazon-connect-chatjs" />
import type { StartedChat } from './api-client.ts';
import { type ChatItem, type Line, lineOfItem, mergeLines } from './lines.ts';
import type { Report } from './problems.tsx';
import { responseTo } from './quick-reply.ts';

export interface CustomerView {
  readonly connection: 'CONNECTING' | 'CONNECTED' | 'LOST' | 'BROKEN' | 'ENDED';
  readonly lines: readonly Line[];
  /** Who is typing; empty for nobody. */
  readonly typing: string;
}

/** A typing notice is shown for so long after the last typing event. */
const TYPING_SHOWN_MS = 12_000;
const NOT_CONNECTED = 'The customer’s chat window cannot connect';
const NOT_SENT = 'The customer’s message was not sent';
const NOT_LEFT = 'The customer could not leave';
const NOT_READ = 'What was said in the earlier chat could not be read';
const TYPING = 'application/vnd.amazonaws.connect.event.typing';

/** The customer of one chat: the real ChatJS, talking to this page's own origin. */
export class CustomerSession {
  readonly contactId: string;
  readonly #session: connect.CustomerChatSession;
  readonly #changed: () => void;
  readonly #report: Report;
  #view: CustomerView = { connection: 'CONNECTING', lines: [], typing: '' };
  #typingTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    chat: StartedChat,
    options: {
      readonly region: string;
      readonly changed: () => void;
      readonly report: Report;
    },
  ) {
    if (typeof connect === 'undefined') throw new Error('amazon-connect-chatjs was not loaded: load the page again.');
    this.contactId = chat.contactId;
    this.#changed = options.changed;
    this.#report = options.report;
    // `endpoint` is read by ChatJS, and missing in its types.
    const globalConfig = {
      endpoint: location.origin,
      region: options.region,
      loggerConfig: { useDefaultLogger: false },
    };
    connect.ChatSession.setGlobalConfig(globalConfig);
    this.#session = connect.ChatSession.create({
      chatDetails: chat,
      type: 'CUSTOMER',
      options: { region: options.region },
      disableCSM: true,
    });
    this.#listen();
  }

  get view(): CustomerView {
    return this.#view;
  }

  /** Connects, then reads what was said before the websocket was there. */
  async connect(): Promise<void> {
    try {
      await this.#session.connect();
      await this.#readTranscript();
      this.#report.succeeded(NOT_CONNECTED);
    } catch (error) {
      this.#show({ connection: 'BROKEN' });
      this.#report.failed(NOT_CONNECTED, error);
    }
  }

  send(text: string): Promise<boolean> {
    return this.#send({ contentType: 'text/plain', message: text });
  }

  /** Answers a quick reply. */
  tap(choice: string): Promise<boolean> {
    return this.#send(responseTo(choice));
  }

  async #send(message: connect.SendMessageArgs): Promise<boolean> {
    try {
      await this.#session.sendMessage(message);
      this.#report.succeeded(NOT_SENT);
      return true;
    } catch (error) {
      this.#report.failed(NOT_SENT, error);
      return false;
    }
  }

  /** ChatJS sends one typing event in ten seconds at most. A lost one is nobody's loss. */
  typing(): void {
    this.#session.sendEvent({ contentType: TYPING }).catch(() => {});
  }

  async leave(): Promise<void> {
    try {
      await this.#session.disconnectParticipant();
      this.#report.succeeded(NOT_LEFT);
    } catch (error) {
      this.#report.failed(NOT_LEFT, error);
    }
  }

  #listen(): void {
    const session = this.#session;
    const take = (event: { readonly data: unknown }) => this.#take(event.data);
    session.onMessage(take);
    session.onParticipantIdle(take);
    session.onParticipantReturned(take);
    session.onAutoDisconnection(take);
    session.onTyping(({ data }) => this.#showTyping(data.DisplayName ?? 'Somebody', data.ParticipantRole));
    session.onChatRehydrated(() => void this.#readPast());
    session.onConnectionEstablished(() => this.#connection('CONNECTED'));
    session.onConnectionLost(() => this.#connection('LOST'));
    session.onConnectionBroken(() => this.#connection('BROKEN'));
    session.onEnded(() => this.#connection('ENDED'));
  }

  #take(data: unknown): void {
    const line = isItem(data) ? lineOfItem(data) : undefined;
    if (line === undefined) return;
    const typing = line.kind === 'message' && line.role !== 'CUSTOMER' ? '' : this.#view.typing;
    this.#show({ lines: mergeLines(this.#view.lines, [line]), typing });
  }

  async #readPast(): Promise<void> {
    try {
      await this.#readTranscript();
      this.#report.succeeded(NOT_READ);
    } catch (error) {
      this.#report.failed(NOT_READ, error);
    }
  }

  async #readTranscript(): Promise<void> {
    const response = await this.#session.getTranscript({ maxResults: 100, sortOrder: 'ASCENDING' });
    const items: readonly unknown[] = response.data?.Transcript ?? [];
    const lines = items.flatMap((item) => (isItem(item) ? (lineOfItem(item) ?? []) : []));
    this.#show({ lines: mergeLines(lines, this.#view.lines) });
  }

  #connection(connection: CustomerView['connection']): void {
    if (this.#view.connection !== 'ENDED') this.#show({ connection });
  }

  #showTyping(name: string, role: string | undefined): void {
    if (role === 'CUSTOMER') return;
    clearTimeout(this.#typingTimer);
    this.#typingTimer = setTimeout(() => this.#show({ typing: '' }), TYPING_SHOWN_MS);
    this.#show({ typing: name });
  }

  #show(change: Partial<CustomerView>): void {
    this.#view = { ...this.#view, ...change };
    this.#changed();
  }
}

function isItem(data: unknown): data is ChatItem {
  return typeof data === 'object' && data !== null && 'Id' in data && 'AbsoluteTime' in data;
}
