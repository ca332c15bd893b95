import { randomUUID } from 'node:crypto';
import { ConnectClient } from '@aws-sdk/client-connect';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CLIENT_SETTINGS } from '../../../functions/shared/aws/clients.ts';
import type { HttpAnswer } from '../../../functions/start-chat/http/http-function.ts';
import { readSettings } from '../../../functions/start-chat/settings.ts';
import { startChat } from '../../../functions/start-chat/start-chat.ts';
import { StartsTable } from '../../../functions/start-chat/starts-table.ts';
import { AwsServer, credentials, TestTable, type WireAnswer, type WireRequest } from '../support/aws-server.ts';
import { commonEnvironment } from '../support/environment.ts';
import { quiet } from '../support/function-output.ts';
import { lambdaContext } from '../support/lambda.ts';
import { Process } from '../support/process.ts';

export const INSTANCE_ID = '5f0c9a4e-2b7d-4c36-9a1f-8e3d6b2c7f10';
export const CONTACT_FLOW_ID = '2f8a1f3e-63d7-4c28-9d07-6b1f9c2ed4a1';

/** What a chat starts with, as Amazon Connect was asked for it. */
interface AskedChat {
  readonly contactId: string;
  readonly clientToken: string;
  readonly sourceContactId: string | undefined;
  readonly request: Readonly<Record<string, unknown>>;
}

/**
 * An Amazon Connect that starts chats: a client token once, a past chat only when it has ended and its transcript is
 * there.
 */
export class ConnectOfTest {
  readonly chats: AskedChat[] = [];
  /** Contacts that go on, those whose transcript is not there yet, and those that are known no more. */
  readonly active = new Set<string>();
  readonly notReady = new Set<string>();
  readonly forgotten = new Set<string>();

  answer = (request: WireRequest): WireAnswer =>
    request.operation === 'DescribeContact' ? this.#describe(request) : this.#start(request);

  #start({ body }: WireRequest): WireAnswer {
    const request = { ...Object(body) };
    const clientToken = String(request.ClientToken);
    const sourceContactId = Object(request.PersistentChat).SourceContactId;
    const earlier = this.chats.find((chat) => chat.clientToken === clientToken);
    const source = String(sourceContactId);
    if (earlier === undefined && this.forgotten.has(source)) return { status: 404, error: 'ResourceNotFoundException' };
    if (earlier === undefined && (this.active.has(source) || this.notReady.has(source))) {
      return { status: 400, error: 'InvalidRequestException' };
    }
    const chat = earlier ?? { contactId: randomUUID(), clientToken, sourceContactId, request };
    if (earlier === undefined) this.chats.push(chat);
    return {
      body: {
        ContactId: chat.contactId,
        ParticipantId: `participant-${chat.contactId}`,
        ParticipantToken: `canary-participant-token-${chat.contactId}`,
      },
    };
  }

  #describe({ path }: WireRequest): WireAnswer {
    const contactId = path.split('/').at(-1) ?? '';
    if (this.forgotten.has(contactId)) return { status: 404, error: 'ResourceNotFoundException' };
    return { body: { Contact: { Id: contactId, ...(this.active.has(contactId) ? {} : { DisconnectTimestamp: 1 }) } } };
  }
}

export interface Answer {
  readonly status: number;
  readonly headers: HttpAnswer['headers'];
  readonly text: string;
  readonly contactId: string;
  readonly participantToken: string;
  readonly resumed: unknown;
  readonly reason: unknown;
  readonly resumeToken: unknown;
  readonly error: { readonly name: string; readonly message: string; readonly problems?: readonly string[] };
}

/** StartChat as it is deployed, against a table and an Amazon Connect of this test. */
export async function startStartChat(
  change: Readonly<Record<string, string>> = {},
  reachTable: (table: TestTable) => DynamoDBClient | Promise<DynamoDBClient> = (table) => table.client(),
) {
  const [aws, table] = await Promise.all([AwsServer.start(), TestTable.start()]);
  const environment = {
    ...commonEnvironment(aws),
    INSTANCE_ID,
    CONTACT_FLOW_ID,
    ALLOWED_ORIGINS: '["https://shop.example"]',
    ALLOWED_ATTRIBUTES: '["customerName","topic"]',
    IDENTITY: 'none',
    REHYDRATION_TYPE: 'ENTIRE_PAST_SESSION',
    RESUME_WITHIN_DAYS: '30',
    TABLE_NAME: table.name,
    ...change,
  };
  Object.assign(process.env, environment);
  const settings = readSettings(environment);
  const begin = (dynamodb: DynamoDBClient, life = new Process()) => {
    const client = new ConnectClient({ ...CLIENT_SETTINGS, endpoint: aws.url, region: 'eu-central-1', credentials });
    return quiet(
      startChat(settings, {
        connect: life.watch(client),
        table: new StartsTable(life.watch(dynamodb), settings.tableName),
      }),
    );
  };
  const handler = begin(await reachTable(table));
  return {
    aws,
    table,
    handler,
    call: async (event: unknown, remainingMs?: number): Promise<Answer> =>
      read(await handler(event, lambdaContext('StartChat', remainingMs))),
    /** The same request to a process of its own, which can be killed. */
    callIn: async (life: Process, event: unknown): Promise<Answer> =>
      read(await begin(table.client(), life)(event, lambdaContext('StartChat'))),
    stop: () => Promise.all([aws.stop(), table.stop()]),
  };
}

function read({ statusCode, headers, body }: HttpAnswer): Answer {
  const { data, resumed, reason, resumeToken, error } = JSON.parse(body);
  const { ContactId: contactId = '', ParticipantToken: participantToken = '' } = data?.startChatResult ?? {};
  return { status: statusCode, headers, text: body, contactId, participantToken, resumed, reason, resumeToken, error };
}

interface EventParts {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly sourceIp?: string;
  readonly method?: string;
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** A request as an HTTP API hands it over. A body that is not text is sent as JSON. */
export function httpEvent({ body = { ParticipantDetails: { DisplayName: 'Mia' } }, ...parts }: EventParts = {}) {
  const { headers = {}, sourceIp = '192.0.2.7', method = 'POST', claims } = parts;
  return {
    version: '2.0',
    routeKey: 'POST /chats',
    rawPath: '/chats',
    rawQueryString: '',
    headers: { 'content-type': 'text/plain;charset=UTF-8', ...headers },
    requestContext: {
      accountId: '111122223333',
      apiId: 'a1b2c3d4e5',
      domainName: 'a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com',
      http: { method, path: '/chats', protocol: 'HTTP/1.1', sourceIp, userAgent: 'Mozilla/5.0' },
      requestId: randomUUID(),
      routeKey: 'POST /chats',
      stage: '$default',
      ...(claims === undefined ? {} : { authorizer: { jwt: { claims, scopes: null } } }),
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    isBase64Encoded: false,
  };
}

/** A body with these members beside the one that must be there. */
export const chat = (members: Readonly<Record<string, unknown>> = {}) => ({
  ParticipantDetails: { DisplayName: 'Mia' },
  ...members,
});
