// A customer in the real ChatJS, in a process of its own: ChatJS keeps its client and its settings in globals.
// It is given the endpoint and the chat as arguments, and prints what it is told, one JSON object a line.
import { createRequire } from 'node:module';
import { WebSocket } from 'ws';

interface Session {
  connect(): Promise<unknown>;
  sendMessage(message: { contentType: string; message: string }): Promise<unknown>;
  sendEvent(event: { contentType: string }): Promise<unknown>;
  getTranscript(
    input: object,
  ): Promise<{ data: { Transcript: readonly { Content?: string; Type?: string }[]; NextToken?: string } }>;
  disconnectParticipant(): Promise<unknown>;
  [callback: `on${string}`]: (listener: (event: { data?: Told | null }) => void) => void;
}

interface Told {
  readonly ContentType?: string;
  readonly Content?: string;
  readonly ParticipantRole?: string;
}

declare const connect: {
  ChatSession: { setGlobalConfig(config: object): void; create(options: object): Session };
};

const [endpoint = '', contactId = '', participantId = '', participantToken = ''] = process.argv.slice(2);

// What ChatJS expects of a browser.
Object.assign(globalThis, { window: globalThis, self: globalThis, WebSocket });
createRequire(import.meta.url)('amazon-connect-chatjs');

connect.ChatSession.setGlobalConfig({
  endpoint,
  region: 'us-east-1',
  loggerConfig: { useDefaultLogger: false },
  webSocketManagerConfig: { isNetworkOnline: () => true },
});
const session = connect.ChatSession.create({
  chatDetails: { contactId, participantId, participantToken },
  type: 'CUSTOMER',
  options: { region: 'us-east-1' },
  disableCSM: true,
});

const print = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
const callbacks = ['ConnectionEstablished', 'ConnectionLost', 'ConnectionBroken', 'Message', 'Typing', 'Ended'];
for (const name of [...callbacks, 'ParticipantIdle', 'ParticipantReturned', 'AutoDisconnection'] as const) {
  session[`on${name}`]?.(({ data }) => {
    print({ callback: name, contentType: data?.ContentType, content: data?.Content, role: data?.ParticipantRole });
    if (name === 'Ended') process.exit(0);
  });
}

/** What the test writes to standard input, one command a line. */
const commands: Readonly<Record<string, () => Promise<unknown>>> = {
  say: () => session.sendMessage({ contentType: 'text/plain', message: 'Hello from ChatJS' }),
  type: () => session.sendEvent({ contentType: 'application/vnd.amazonaws.connect.event.typing' }),
  read: async () => {
    const { data } = await session.getTranscript({ sortOrder: 'ASCENDING' });
    print({ transcript: data.Transcript.flatMap(({ Content }) => (Content === undefined ? [] : [Content])) });
  },
  // From the end back to the beginning, a few items a page, as a page does while its reader scrolls up.
  scroll: async () => {
    const messages: string[] = [];
    let pages = 0;
    let nextToken: string | undefined;
    do {
      const page = { scanDirection: 'BACKWARD', sortOrder: 'ASCENDING', maxResults: 4, nextToken };
      const { data } = await session.getTranscript(page);
      const texts = data.Transcript.filter(({ Type }) => Type === 'MESSAGE').map(({ Content }) => Content ?? '');
      messages.unshift(...texts);
      pages += 1;
      nextToken = data.NextToken;
    } while (nextToken !== undefined);
    print({ messages, pages });
  },
  leave: () => session.disconnectParticipant(),
};

await session.connect();
print({ connected: true });
process.stdin.setEncoding('utf8');
for await (const chunk of process.stdin) {
  for (const line of String(chunk).split('\n')) await commands[line]?.();
}
