import { ConnectClient } from '@aws-sdk/client-connect';
import { ConnectParticipantClient } from '@aws-sdk/client-connectparticipant';
import { type Api, apiBodyLimitBytes, createApi, createFileScanner } from '../../../local/api/index.ts';
import { ManualTransportClock } from '../../../local/clock/transport-clock.ts';
import { Work } from '../../../local/clock/work.ts';
import { Chance, ChatClock, ChatEngine, type ChatEvent } from '../../../local/engine/index.ts';
import { FlowStore } from '../../../local/flows/flow-store.ts';
import { openServer } from '../../../local/http/server.ts';
import type { Instance } from '../../../local/instance.ts';
import type { Invoke } from '../../../local/lambda/invocation.ts';
import { Sns } from '../../../local/services/index.ts';
import { Simulations, TestRunner } from '../../../local/test-cases/index.ts';
import { flowOf } from '../../fixtures/flow-of.ts';

/** What message streaming has published. */
interface Published {
  readonly topicArn: string;
  readonly item: unknown;
  readonly messageAttributes: Readonly<Record<string, { readonly type: string; readonly value: string }>>;
}

const START_MS = Date.parse('2026-01-31T12:00:00.000Z');
const MINUTE_MS = 60_000;

/** A view that a flow has shown. */
export const VIEW = { token: 'view-token', id: 'form', version: '$LATEST', actions: ['Next', 'Back'] };

/** One that its flow names by an ARN. */
export const FOREIGN_VIEW = {
  ...VIEW,
  token: 'foreign-token',
  id: 'arn:aws:connect:us-east-1:1:instance/i/view/details',
};

/** A sign-in that a flow waits for; it comes to nothing. */
export const SIGN_IN = {
  sessionId: '0d6a9f0e-7d1c-4b2e-9f53-5a8c1e2b3d4f',
  state: 'sign-in-state',
  clientId: 'client',
  initiatedAtMs: START_MS,
  identity: undefined,
  succeed: () => {},
  fail: () => {},
  cancel: () => {},
};

const INSTANCE: Instance = {
  region: 'us-east-1',
  accountId: '111122223333',
  instanceId: '6b1f2a5e-0d3c-4f7a-9c58-2f1f6d2c9a10',
  instanceArn: 'arn:aws:connect:us-east-1:111122223333:instance/6b1f2a5e-0d3c-4f7a-9c58-2f1f6d2c9a10',
  queues: [{ id: 'q1', arn: 'arn:aws:connect:us-east-1:111122223333:instance/i/queue/q1', name: 'Sales' }],
};

/** The API over a real engine and a real server on a free port; both clocks stand still until they are moved. */
export async function serveApi({
  transportStartMs = START_MS,
  beforeUpgrade = () => {},
  catchUp = () => {},
  scanner,
  queues = INSTANCE.queues,
}: {
  transportStartMs?: number;
  beforeUpgrade?: () => void;
  catchUp?: () => void;
  scanner?: Invoke;
  queues?: Instance['queues'];
} = {}) {
  const instance = { ...INSTANCE, queues };
  const chance = new Chance(7);
  const chatClock = new ChatClock(START_MS);
  const transport = new ManualTransportClock(transportStartMs);
  const flows = new FlowStore({ instance, chance });
  const flow = flows.put({
    name: 'Welcome',
    type: 'CONTACT_FLOW',
    content: flowOf(),
  });
  const events: ChatEvent[] = [];
  const published: Published[] = [];
  const errors: unknown[] = [];
  const onError = (error: unknown) => errors.push(error);
  const signIn = { ...SIGN_IN, redirectUri: undefined };
  const server = await openServer({ host: '127.0.0.1', port: 0 });
  const engine = new ChatEngine({
    clock: chatClock,
    chance,
    emit: (event) => {
      events.push(event);
      testRunner.onChatEvent(event);
      api.onChatEvent(event);
    },
  });
  const simulations = new Simulations();
  const testRunner = new TestRunner({ engine, clock: chatClock, work: new Work(), chance, instance, simulations });
  const api: Api = createApi({
    engine,
    chatClock,
    transport,
    chance,
    instance,
    flows,
    testRunner,
    deployedTestCases: [],
    topics: {
      isTopicArn: Sns.isTopicArn,
      publish: (topicArn, { message, messageAttributes }) =>
        published.push({ topicArn, item: JSON.parse(message), messageAttributes }),
    },
    staffing: { online: 3, staffed: 2, available: 1 },
    scanFile: scanner && createFileScanner({ functionArn: 'scanner', invoke: scanner, transport, work: new Work() }),
    signIn: () => signIn,
    shownView: (_, token) => [VIEW, FOREIGN_VIEW].find((view) => view.token === token),
    baseUrl: server.url,
    catchUp,
    onError,
  });
  server.serve({
    handlers: [api.handler, api.fileHandler],
    bodyLimitBytes: apiBodyLimitBytes,
    onUpgrade: (...request) => {
      beforeUpgrade();
      return api.onUpgrade(...request);
    },
    nowMs: () => chatClock.nowMs,
    onError,
  });
  const client = {
    endpoint: server.url,
    region: instance.region,
    maxAttempts: 1,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
  const connect = new ConnectClient(client);
  const participant = new ConnectParticipantClient(client);

  return {
    api,
    engine,
    events,
    errors,
    published,
    flow,
    flows,
    instance,
    transport,
    connect,
    participant,
    url: server.url,
    advanceChatMinutes: (minutes: number) => chatClock.advanceTo(chatClock.nowMs + minutes * MINUTE_MS),
    async [Symbol.asyncDispose]() {
      connect.destroy();
      participant.destroy();
      api.close();
      await server.close();
    },
  };
}

export type ServedApi = Awaited<ReturnType<typeof serveApi>>;

/** What came over the wire, for what the SDK would hide. */
export async function call(
  { url }: ServedApi,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
) {
  const response = await fetch(`${url}${path}`, {
    method,
    headers,
    ...(body === undefined
      ? {}
      : { body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer: unknown = text === '' ? undefined : JSON.parse(text);
  const record = typeof answer === 'object' && answer !== null ? answer : {};
  return {
    status: response.status,
    errorType: response.headers.get('x-amzn-errortype'),
    body: answer,
    message: 'Message' in record ? String(record.Message) : '',
  };
}
