import type { WebSocket } from 'ws';
import { isObject, memberOf, parseLeadingJson } from '../json.ts';

/** A reader that leaves this much unread is cut: what it misses it finds in the transcript. */
const MOST_BUFFERED_BYTES = 1024 * 1024;
const MOST_BAD_FRAMES = 20;

export const CLOSE = { normal: 1000, notText: 1003, policy: 1008 } as const;

const CHAT_TOPIC = 'aws/chat';

interface Listener {
  /** The socket has subscribed to the chat and was told so. */
  onSubscribed(socket: ChatSocket): void;
  onClosed(socket: ChatSocket): void;
  newRequestId(): string;
}

/** One open websocket of a participant: reads the client's frames, answers them, and hands over the chat's items. */
export class ChatSocket {
  readonly participantId: string;
  readonly #socket: WebSocket;
  readonly #listener: Listener;
  #subscribed = false;
  #badFrames = 0;

  constructor(parts: { participantId: string; socket: WebSocket; listener: Listener }) {
    this.participantId = parts.participantId;
    this.#socket = parts.socket;
    this.#listener = parts.listener;
    const { socket } = parts;
    // ws closes by itself with 1009 what is too large and with 1007 what is not UTF-8, and says so here.
    socket.on('error', () => {});
    socket.on('close', () => this.#listener.onClosed(this));
    socket.on('message', (data, isBinary) => {
      if (isBinary) this.close(CLOSE.notText, 'Text frames only');
      else this.#read(data.toString());
    });
  }

  /** Sends a frame of the chat, if the client has subscribed to it. */
  deliver(frame: string): void {
    if (this.#subscribed) this.#send(frame);
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  /** Cuts the connection without a word. */
  terminate(): void {
    this.#socket.terminate();
  }

  #read(text: string): void {
    if (this.#socket.readyState !== this.#socket.OPEN || text === '') return;
    const frame = parseFrame(text);
    switch (frame?.topic) {
      case 'aws/subscribe':
        this.#subscribe(frame.content);
        break;
      case 'aws/heartbeat':
        this.#answer({ topic: 'aws/heartbeat' });
        break;
      case 'aws/ping':
        this.#answer({ topic: 'aws/ping', statusCode: 200, statusContent: 'OK' });
        break;
      default:
        this.#refuse(frame === undefined ? 'Not a JSON object' : 'Unknown topic');
    }
  }

  #subscribe(content: unknown): void {
    const topics = readTopics(content);
    if (topics === undefined) {
      this.#refuse('Expected {"topics": ["aws/chat"]}');
      return;
    }
    const isKnown = topics.length > 0 && topics.every((topic) => topic === CHAT_TOPIC);
    if (!isKnown) {
      this.#answer({ topic: 'aws/subscribe', content: { status: 'failure', topics } });
      this.#countBad();
      return;
    }
    this.#answer({ topic: 'aws/subscribe', content: { status: 'success', topics } });
    this.#subscribed = true;
    this.#listener.onSubscribed(this);
  }

  /** The form in which the gateway before the service answers what it cannot route. */
  #refuse(message: string): void {
    this.#answer({ message, connectionId: this.participantId, requestId: this.#listener.newRequestId() });
    this.#countBad();
  }

  #countBad(): void {
    this.#badFrames += 1;
    if (this.#badFrames >= MOST_BAD_FRAMES) this.close(CLOSE.policy, 'Too many malformed frames');
  }

  #answer(frame: object): void {
    this.#send(JSON.stringify(frame));
  }

  #send(frame: string): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#socket.send(frame, () => {});
    if (this.#socket.bufferedAmount > MOST_BUFFERED_BYTES) this.terminate();
  }
}

/** The envelope in which an item travels: its content is JSON in a string. */
export function chatFrame(item: object): string {
  return JSON.stringify({ topic: CHAT_TOPIC, contentType: 'application/json', content: JSON.stringify(item) });
}

/** Text behind the JSON value is ignored: the subscription of AWS's SDK for iOS ends in a stray bracket. */
function parseFrame(text: string): { topic: unknown; content: unknown } | undefined {
  const frame = parseLeadingJson(text);
  return isObject(frame) ? { topic: frame.topic, content: frame.content } : undefined;
}

/** More topics than this in one frame are a mistake (assumed). */
const MOST_TOPICS = 100;

function readTopics(content: unknown): readonly string[] | undefined {
  const topics = memberOf(content, 'topics');
  if (!Array.isArray(topics) || topics.length > MOST_TOPICS) return undefined;
  return topics.every((topic) => typeof topic === 'string') ? topics : undefined;
}
