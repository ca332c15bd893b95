import { WebSocket } from 'ws';
import { LocalClient, textAt } from '../../local/library/local-client.ts';

// The customers of `websocket-bench.ts`, in a process of their own. Each has a chat and a websocket. When all are
// there, each writes its messages one after the other, and must get every one of them back over its websocket, in
// order.

const AT_ONCE = 40;
const PATIENCE_MS = 300_000;

interface Customer {
  readonly connectionToken: string;
  readonly socket: WebSocket;
  /** The ids of messages that came over the websocket. */
  readonly got: string[];
  /** The ids with which the service took what the customer wrote. */
  readonly sent: string[];
}

const [url = '', instanceId = '', flowId = '', clients = '', messages = ''] = process.argv.slice(2);
const client = new LocalClient(url);

async function connect(index: number): Promise<Customer> {
  const started = await client.callAtOnce('PUT', '/contact/chat', {
    InstanceId: instanceId,
    ContactFlowId: flowId,
    ParticipantDetails: { DisplayName: `Customer ${index}` },
  });
  const connection = await client.callAtOnce(
    'POST',
    '/participant/connection',
    { Type: ['WEBSOCKET', 'CONNECTION_CREDENTIALS'] },
    { 'x-amz-bearer': textAt(started, 'ParticipantToken') },
  );
  const socket = new WebSocket(textAt(connection, 'Websocket', 'Url'));
  const got: string[] = [];
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () => socket.send('{"topic":"aws/subscribe","content":{"topics":["aws/chat"]}}'));
    socket.on('message', (data) => {
      const frame = JSON.parse(data.toString());
      if (frame.topic === 'aws/subscribe') resolve();
      if (frame.topic !== 'aws/chat') return;
      const item = JSON.parse(frame.content);
      if (item.Type === 'MESSAGE' && item.ParticipantRole === 'CUSTOMER') got.push(item.Id);
    });
  });
  return { connectionToken: textAt(connection, 'ConnectionCredentials', 'ConnectionToken'), socket, got, sent: [] };
}

async function write({ connectionToken, sent }: Customer): Promise<void> {
  for (let number = 1; number <= Number(messages); number += 1) {
    const answer = await client.callAtOnce(
      'POST',
      '/participant/message',
      { ContentType: 'text/plain', Content: `Message ${number}` },
      { 'x-amz-bearer': connectionToken },
    );
    sent.push(textAt(answer, 'Id'));
  }
}

/** Does something for each of many, a few at once, and in their order. */
async function forEach<Item, Result>(items: readonly Item[], act: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  const left = items.entries();
  async function work(): Promise<void> {
    for (const [index, item] of left) results[index] = await act(item);
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}

const startedAtMs = performance.now();
const customers = await forEach(
  Array.from({ length: Number(clients) }, (_, index) => index),
  connect,
);
const connectedAtMs = performance.now();
await forEach(customers, write);
const wroteAtMs = performance.now();

const isComplete = ({ got, sent }: Customer) => got.length >= sent.length;
while (!customers.every(isComplete) && performance.now() < wroteAtMs + PATIENCE_MS) {
  await new Promise((resolve) => setTimeout(resolve, 5));
}
const sentInAll = customers.reduce((sum, { sent }) => sum + sent.length, 0);
const inPlace = customers.reduce((sum, { got, sent }) => sum + sent.filter((id, at) => got[at] === id).length, 0);
process.send?.({
  connected: customers.filter(({ socket }) => socket.readyState === WebSocket.OPEN).length,
  sent: sentInAll,
  lost: sentInAll - inPlace,
  connectMs: connectedAtMs - startedAtMs,
  chatMs: performance.now() - connectedAtMs,
});
process.disconnect?.();
process.exit(0);
