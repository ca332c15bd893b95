import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { TransportClock } from '../clock/transport-clock.ts';
import { Chance, type ChatEngine, type ChatEvent, type Participant, Refusal } from '../engine/index.ts';
import { refuseRaw } from '../http/reply.ts';
import { targetOf } from '../http/target.ts';
import { ChatSocket, CLOSE, chatFrame } from './chat-socket.ts';
import type { Connections } from './connections.ts';
import { SOCKET_PATH } from './issue-connection.ts';
import { socketItems } from './message-parts.ts';

const MOST_FRAME_BYTES = 64 * 1024;
/** Administrator guide, amazon-connect-service-limits: chat feature specifications. */
const MOST_SOCKETS_OF_A_PARTICIPANT = 5;
/** ChatJS closes by itself once the chat has ended. How long the service keeps a socket after that is assumed. */
const LEFT_OPEN_MS = 60_000;

/**
 * Who sends a file hears of it on their own websocket after CompleteAttachmentUpload has answered: AWS's chat interface
 * takes its *Sending* line away at the answer, and redraws at the file (seen in its source; how much later is assumed).
 */
const FILE_ECHO_MS = 100;

/** The open websockets of all participants. */
export class ChatSockets {
  readonly #engine: ChatEngine;
  readonly #clock: TransportClock;
  readonly #connections: Connections;
  readonly #catchUp: () => void;
  readonly #onError: (error: unknown) => void;
  readonly #requestIds: Chance;
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: MOST_FRAME_BYTES, clientTracking: false });
  /** Oldest first. */
  readonly #open = new Map<string, Set<ChatSocket>>();
  readonly #planned = new Set<() => void>();

  constructor(parts: {
    engine: ChatEngine;
    clock: TransportClock;
    connections: Connections;
    chance: Chance;
    catchUp: () => void;
    onError: (error: unknown) => void;
  }) {
    this.#engine = parts.engine;
    this.#clock = parts.clock;
    this.#connections = parts.connections;
    this.#catchUp = parts.catchUp;
    this.#onError = parts.onError;
    this.#requestIds = new Chance(parts.chance.word());
  }

  /** Takes over a request for a websocket at the chat's path; one without a valid unused id is refused. */
  onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    const { path, query } = targetOf(request);
    if (path !== SOCKET_PATH) return false;
    const id = query.get('id');
    const participantId = id === null ? undefined : this.#connections.takeSocketId(id);
    if (participantId === undefined) {
      refuseRaw(socket, '403 Forbidden');
      return true;
    }
    this.#server.handleUpgrade(request, socket, head, (webSocket) => {
      this.#add(new ChatSocket({ participantId, socket: webSocket, listener: this.#listener }));
    });
    return true;
  }

  onChatEvent(event: ChatEvent): void {
    if (event.type === 'ITEM') this.#deliver(event);
    else if (event.type === 'PARTICIPANT_LEFT') this.#closeLater([event.participant.participantId]);
    else if (event.type === 'CHAT_ENDED') {
      this.#closeLater(event.chat.participants.map(({ participantId }) => participantId));
    } else if (event.type === 'CHAT_REMOVED') this.#closeAll(event.chat.participants);
  }

  #deliver({ item, to }: Extract<ChatEvent, { type: 'ITEM' }>): void {
    const frames = socketItems(item).map((each) => chatFrame(each));
    for (const { participantId } of to) {
      const deliver = () => {
        for (const socket of this.#socketsOf(participantId)) for (const frame of frames) socket.deliver(frame);
      };
      if (item.type === 'ATTACHMENT' && item.participantId === participantId) this.#later(FILE_ECHO_MS, deliver);
      else deliver();
    }
  }

  /** Cuts every socket. */
  close(): void {
    for (const takeBack of this.#planned) takeBack();
    this.#planned.clear();
    for (const sockets of [...this.#open.values()]) for (const socket of [...sockets]) socket.terminate();
    this.#open.clear();
  }

  readonly #listener = {
    onSubscribed: (socket: ChatSocket) => this.#connect(socket),
    onClosed: (socket: ChatSocket) => {
      const sockets = this.#open.get(socket.participantId);
      sockets?.delete(socket);
      if (sockets?.size === 0) this.#open.delete(socket.participantId);
    },
    newRequestId: () => this.#requestIds.uuid(),
  };

  /**
   * A subscribed socket connects a customer; a custom participant is connected by CreateParticipantConnection alone.
   */
  #connect({ participantId }: ChatSocket): void {
    try {
      this.#catchUp();
      const { participant } = this.#engine.participant(participantId);
      // A URL that was asked for before the end and used after it.
      if (participant.state === 'DISCONNECTED') this.#closeLater([participantId]);
      if (participant.role !== 'CUSTOMER' || participant.state !== 'CREATED') return;
      this.#engine.connectParticipant(participantId);
    } catch (error) {
      // What has become due just now may have ended the chat: the client sees a socket on which nothing comes.
      if (!(error instanceof Refusal)) this.#onError(error);
    }
  }

  #add(socket: ChatSocket): void {
    const sockets = this.#open.get(socket.participantId) ?? new Set();
    this.#open.set(socket.participantId, sockets.add(socket));
    const [oldest] = sockets;
    if (sockets.size <= MOST_SOCKETS_OF_A_PARTICIPANT || oldest === undefined) return;
    sockets.delete(oldest);
    oldest.close(CLOSE.policy, `More than ${MOST_SOCKETS_OF_A_PARTICIPANT} websockets`);
  }

  #socketsOf(participantId: string): readonly ChatSocket[] {
    return [...(this.#open.get(participantId) ?? [])];
  }

  #closeAll(participants: readonly Participant[]): void {
    for (const { participantId } of participants) {
      for (const socket of this.#socketsOf(participantId)) socket.close(CLOSE.normal, 'No longer part of the chat');
    }
  }

  #closeLater(participantIds: readonly string[]): void {
    const open = participantIds.filter((participantId) => this.#open.has(participantId));
    if (open.length === 0) return;
    this.#later(LEFT_OPEN_MS, () => {
      for (const socket of open.flatMap((participantId) => this.#socketsOf(participantId))) {
        socket.close(CLOSE.normal, 'No longer part of the chat');
      }
    });
  }

  #later(delayMs: number, act: () => void): void {
    const takeBack = this.#clock.after(delayMs, () => {
      this.#planned.delete(takeBack);
      act();
    });
    this.#planned.add(takeBack);
  }
}
