/// <reference types="amazon-connect-chatjs" />
import { type Attachment, type ChatItem, type Line, lineOfItem, mergeLines } from './lines.ts';
import type { Answer } from './offer.ts';
import type { Report } from './report.ts';
import type { StartedChat } from './started-chat.ts';

export interface CustomerView {
  readonly connection: 'CONNECTING' | 'CONNECTED' | 'LOST' | 'BROKEN' | 'ENDED';
  readonly lines: readonly Line[];
  /** Who is typing; empty for nobody. */
  readonly typing: string;
  /** The customer is idle: the page may ask whether they are still there. */
  readonly isIdle: boolean;
  /** Whether `lines` has all that was said: the transcript was read while the websocket was subscribed. */
  readonly isWhole: boolean;
}

/** A typing notice is shown for so long after the last typing event. */
const TYPING_SHOWN_MS = 12_000;
const NOT_CONNECTED = 'The customer’s chat window cannot connect';
const NOT_SENT = 'The customer’s message was not sent';
const NO_VIEW = 'What the view offers could not be read';
const NOT_ATTACHED = 'The file was not sent';
const NOT_DOWNLOADED = 'The file was not downloaded';
const NOT_LEFT = 'The customer could not leave';
const NOT_READ = 'What was said before could not be read';
const TYPING = 'application/vnd.amazonaws.connect.event.typing';

/** The customer of one chat: the real ChatJS. */
export class CustomerSession {
  readonly contactId: string;
  readonly #session: connect.CustomerChatSession;
  readonly #changed: () => void;
  readonly #report: Report;
  readonly #hasEnded: () => Promise<boolean>;
  #view: CustomerView = { connection: 'CONNECTING', lines: [], typing: '', isIdle: false, isWhole: false };
  #typingTimer: ReturnType<typeof setTimeout> | undefined;
  /** A socket was opened, and has not answered a ping yet. */
  #isNew = false;

  constructor(
    chat: StartedChat,
    options: {
      readonly region: string;
      /** Default: Amazon Connect itself. */
      readonly endpoint?: string;
      readonly changed: () => void;
      readonly report: Report;
      /** Whether the chat has ended meanwhile, where somebody knows. */
      readonly hasEnded: () => Promise<boolean>;
    },
  ) {
    if (typeof connect === 'undefined') throw new Error('amazon-connect-chatjs was not loaded: load the page again.');
    this.contactId = chat.contactId;
    this.#changed = options.changed;
    this.#report = options.report;
    this.#hasEnded = options.hasEnded;
    // `endpoint` is read by ChatJS, and missing in its types.
    const globalConfig = {
      ...(options.endpoint === undefined ? {} : { endpoint: options.endpoint }),
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

  /** Connects; the transcript is read once the websocket has subscribed. */
  async connect(): Promise<void> {
    try {
      await this.#session.connect();
      this.#report.succeeded(NOT_CONNECTED);
    } catch (error) {
      // The service refuses whoever comes after the end: a short flow can be over before its window has connected.
      if (this.#view.connection === 'ENDED' || (await this.#hasEnded())) {
        this.#show({ connection: 'ENDED' });
        return;
      }
      this.#show({ connection: 'BROKEN' });
      this.#report.failed(NOT_CONNECTED, error);
    }
  }

  send(text: string): Promise<boolean> {
    return this.#send({ contentType: 'text/plain', message: text });
  }

  /** Answers an interactive message. */
  readonly answer = (answer: Answer): Promise<boolean> => this.#send(answer);

  /** The actions of a view that a flow shows. */
  readonly describeView = async (viewToken: string): Promise<readonly string[]> => {
    try {
      // `viewToken` is read by ChatJS, and missing in its types.
      const asked = { InstanceId: '', ViewId: '', viewToken };
      const { data } = await this.#session.describeView(asked);
      this.#report.succeeded(NO_VIEW);
      return data?.View?.Content?.Actions ?? [];
    } catch (error) {
      this.#report.failed(NO_VIEW, error);
      return [];
    }
  };

  async attach(attachment: File): Promise<void> {
    try {
      await this.#session.sendAttachment({ attachment });
      this.#report.succeeded(NOT_ATTACHED);
    } catch (error) {
      this.#report.failed(NOT_ATTACHED, error);
    }
  }

  readonly download = async ({ AttachmentId, AttachmentName }: Attachment): Promise<void> => {
    try {
      const url = URL.createObjectURL(await this.#session.downloadAttachment({ attachmentId: AttachmentId }));
      const link = document.createElement('a');
      link.href = url;
      link.download = AttachmentName;
      link.click();
      setTimeout(() => URL.revokeObjectURL(url));
      this.#report.succeeded(NOT_DOWNLOADED);
    } catch (error) {
      this.#report.failed(NOT_DOWNLOADED, error);
    }
  };

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
    // The three events of chat timeouts (administrator guide, setup-chat-timeouts).
    session.onParticipantIdle(({ data }) => this.#onSilence(data, true));
    session.onParticipantReturned(({ data }) => this.#onSilence(data, false));
    session.onAutoDisconnection(take);
    session.onTyping(({ data }) => this.#showTyping(data.DisplayName ?? 'Somebody', data.ParticipantRole));
    session.onChatRehydrated(() => void this.#readAgain());
    session.onConnectionEstablished(() => {
      this.#isNew = true;
      this.#connection('CONNECTED');
    });
    session.onDeepHeartbeatSuccess(() => this.#onPing());
    session.onConnectionLost(() => this.#connection('LOST'));
    session.onConnectionBroken(() => this.#connection('BROKEN'));
    session.onEnded(() => this.#connection('ENDED'));
  }

  #onSilence(data: unknown, isIdle: boolean): void {
    this.#take(data);
    if (isItem(data) && data.ParticipantRole === 'CUSTOMER') this.#show({ isIdle });
  }

  #take(data: unknown): void {
    const line = isItem(data) ? lineOfItem(data) : undefined;
    if (line === undefined) return;
    const typing = line.kind === 'message' && line.role !== 'CUSTOMER' ? '' : this.#view.typing;
    this.#show({ lines: mergeLines(this.#view.lines, [line]), typing });
  }

  /**
   * A ping is answered after the subscription that went before it on the same socket. What was said until then is in
   * the transcript, and everything after it arrives by itself.
   */
  #onPing(): void {
    if (!this.#isNew) return;
    this.#isNew = false;
    void this.#readAgain();
  }

  async #readAgain(): Promise<void> {
    try {
      await this.#readTranscript();
      this.#show({ isWhole: true });
      this.#report.succeeded(NOT_READ);
    } catch (error) {
      // A chat that has ended meanwhile has no transcript any more; its timeline is shown.
      if (this.#view.connection !== 'ENDED' && !(await this.#hasEnded())) this.#report.failed(NOT_READ, error);
    }
  }

  async #readTranscript(): Promise<void> {
    const items: unknown[] = [];
    let nextToken: string | undefined;
    do {
      const page = nextToken === undefined ? {} : { nextToken };
      const { data } = await this.#session.getTranscript({ maxResults: 100, sortOrder: 'ASCENDING', ...page });
      items.push(...(data?.Transcript ?? []));
      nextToken = data?.NextToken;
    } while (nextToken !== undefined && nextToken !== '');
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
