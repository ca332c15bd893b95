import { WebSocket } from 'ws';
import { memberOf, parseJson, textIn } from '../../json.ts';

/** An item of the chat, as it comes over the websocket. */
export interface HeardItem {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly role: string;
  readonly atMs: number;
}

const SUBSCRIBE = '{"topic":"aws/subscribe","content":{"topics":["aws/chat"]}}';
const HEARTBEAT = '{"topic":"aws/heartbeat"}';

/** A customer's websocket, and all that came over it. */
export interface ChatSocket {
  readonly heard: readonly HeardItem[];
  /** When the service has answered, everything that it sent before is there. */
  flush(): Promise<void>;
  close(): void;
}

/** Opens the websocket and subscribes to the chat. */
export async function openChatSocket(url: string): Promise<ChatSocket> {
  const socket = new WebSocket(url);
  const heard: HeardItem[] = [];
  const waiting: (() => void)[] = [];
  await new Promise<void>((resolve, reject) => {
    // A socket that breaks later is heard of by what does not come.
    socket.on('error', reject);
    socket.on('open', () => socket.send(SUBSCRIBE));
    socket.on('message', (data) => {
      const frame = parseJson(data.toString());
      const topic = textIn(frame, 'topic');
      if (topic === 'aws/subscribe') resolve();
      if (topic === 'aws/heartbeat') waiting.shift()?.();
      if (topic === 'aws/chat') heard.push(itemOf(parseJson(textIn(frame, 'content') ?? '')));
    });
  });
  socket.on('close', () => {
    for (const done of waiting.splice(0)) done();
  });
  return {
    heard,
    flush: () =>
      new Promise((resolve) => {
        if (socket.readyState !== WebSocket.OPEN) return resolve();
        waiting.push(resolve);
        socket.send(HEARTBEAT);
      }),
    close: () => socket.terminate(),
  };
}

function itemOf(item: unknown): HeardItem {
  return {
    id: String(memberOf(item, 'Id')),
    type: String(memberOf(item, 'Type')),
    contentType: String(memberOf(item, 'ContentType')),
    role: String(memberOf(item, 'ParticipantRole')),
    atMs: Date.parse(String(memberOf(item, 'AbsoluteTime'))),
  };
}
