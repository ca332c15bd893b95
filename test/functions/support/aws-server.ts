import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';

/** A request as it came over the wire. */
export interface WireRequest {
  /** `PUT /contact/…` for Connect, `SendMessage` for SQS. */
  readonly operation: string;
  readonly path: string;
  readonly body: unknown;
}

/** An answer over the wire. `error` is an AWS error's name. */
export interface WireAnswer {
  readonly status?: number;
  readonly error?: string;
  readonly body?: unknown;
}

/** Answers like Amazon Connect and SQS, as scripted, over real HTTP. */
export class AwsServer {
  readonly requests: WireRequest[] = [];
  /** How requests are answered. A promise holds the answer back; `undefined` is success. */
  answer: (request: WireRequest) => WireAnswer | undefined | Promise<WireAnswer | undefined> = () => undefined;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer(async (request, response) => {
      let text = '';
      for await (const chunk of request) text += String(chunk);
      const target = request.headers['x-amz-target'];
      const wire: WireRequest = {
        operation:
          typeof target === 'string' ? (target.split('.')[1] ?? target) : connectOperation(request.method, request.url),
        path: request.url ?? '',
        body: text === '' ? undefined : JSON.parse(text),
      };
      this.requests.push(wire);
      const answer = (await this.answer(wire)) ?? {};
      response.statusCode = answer.status ?? (answer.error === undefined ? 200 : 400);
      response.setHeader('content-type', 'application/json');
      if (answer.error !== undefined) response.setHeader('x-amzn-errortype', answer.error);
      const success = wire.operation === 'SendMessage' ? messageTaken(wire.body) : {};
      response.end(JSON.stringify(answer.body ?? (answer.error === undefined ? success : { Message: 'refused' })));
    });
  }

  static async start(): Promise<AwsServer> {
    const server = new AwsServer();
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get url(): string {
    return addressOf(this.#server);
  }

  of(operation: string): readonly WireRequest[] {
    return this.requests.filter((request) => request.operation === operation);
  }

  reset(): void {
    this.requests.length = 0;
    this.answer = () => undefined;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** SQS answers with the hash of the message, and the SDK compares it. */
function messageTaken(body: unknown) {
  return { MessageId: 'message-1', MD5OfMessageBody: createHash('md5').update(messageBody(body)).digest('hex') };
}

/** The message in a SendMessage request. */
export function messageBody(body: unknown): string {
  return typeof body === 'object' && body !== null && 'MessageBody' in body ? String(body.MessageBody) : '';
}

function connectOperation(method = '', url = ''): string {
  if (url.startsWith('/contact/participant-role-config/')) return 'UpdateParticipantRoleConfig';
  if (method === 'GET' && url.startsWith('/contacts/')) return 'DescribeContact';
  return `${method} ${url}`;
}

/** A real table, in dynalite. */
export class TestTable {
  readonly name = 'ChatKit';
  readonly #server: ReturnType<typeof dynalite>;

  private constructor(server: ReturnType<typeof dynalite>) {
    this.#server = server;
  }

  static async start(): Promise<TestTable> {
    const server = dynalite({ createTableMs: 0, deleteTableMs: 0 });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    const table = new TestTable(server);
    await table.client().send(
      new CreateTableCommand({
        TableName: table.name,
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        BillingMode: 'PAY_PER_REQUEST',
      }),
    );
    return table;
  }

  get url(): string {
    return addressOf(this.#server);
  }

  client(): DynamoDBClient {
    return new DynamoDBClient({ endpoint: this.url, region: 'eu-central-1', credentials, maxAttempts: 1 });
  }

  async stop(): Promise<void> {
    await this.client().send(new DeleteTableCommand({ TableName: this.name }));
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}

export const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** Where a server listens. */
export function addressOf(server: { address(): string | AddressInfo | null }): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server does not listen.');
  return `http://127.0.0.1:${address.port}`;
}
