import { once } from 'node:events';
import { type IncomingHttpHeaders, request, type Server } from 'node:http';
import dynalite from 'dynalite';
import type { DeployedTable } from '../../deployment/deployment.ts';
import type { HttpRequest, HttpResponse } from '../../http/http.ts';
import { portOf } from '../../http/port-of.ts';
import { guard } from './guard.ts';

/** dynalite looks whether a request is signed, and not by whom. */
const UNSIGNED =
  'AWS4-HMAC-SHA256 Credential=local/20300101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0';

/** What dynalite and the guard before it read of a request, and what clients read of an answer. */
const REQUEST_HEADERS = ['authorization', 'content-type', 'origin', 'x-amz-date', 'x-amz-target'] as const;
const ANSWER_HEADERS = ['content-type', 'x-amz-crc32', 'x-amzn-requestid'] as const;

/** A table of the deployment that could not be made. */
export class TableNotMade extends Error {
  override readonly name = 'TableNotMade';
  readonly logicalId: string;

  constructor(logicalId: string, answer: string) {
    super(`The table ${logicalId} could not be made. DynamoDB's answer: ${answer}`);
    this.logicalId = logicalId;
  }
}

/** DynamoDB in memory, by dynalite, with the deployment's tables, on a port of its own. */
export class DynamoDb {
  readonly #server: Server;
  readonly #port: number;
  readonly #rest: () => Promise<void>;

  private constructor(server: Server, port: number, rest: () => Promise<void>) {
    this.#server = server;
    this.#port = port;
    this.#rest = rest;
  }

  static async start(tables: readonly DeployedTable[]): Promise<DynamoDb> {
    const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
    const { rest } = guard(server);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
    const dynamoDb = new DynamoDb(server, portOf(server), rest);
    try {
      for (const table of tables) await dynamoDb.#make(table);
    } catch (error) {
      await dynamoDb.close();
      throw error;
    }
    return dynamoDb;
  }

  /** For `AWS_ENDPOINT_URL_DYNAMODB`. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Answers a request that came in elsewhere, by the same guard as all others. */
  async answer({ headers, body }: HttpRequest): Promise<HttpResponse> {
    const answer = await this.#post(pick(headers, REQUEST_HEADERS), body);
    return { ...answer, headers: pick(answer.headers, ANSWER_HEADERS) };
  }

  /** Ends the connections that clients keep open, too. */
  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await this.#rest();
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async #make(table: DeployedTable): Promise<void> {
    const keyNames = new Set(table.keySchema.map(({ AttributeName }) => AttributeName));
    const answer = await this.#ask('CreateTable', {
      TableName: table.name,
      KeySchema: table.keySchema,
      // Attributes of secondary indexes, which are not made here, would be refused without them.
      AttributeDefinitions: table.attributeDefinitions.filter(({ AttributeName }) => keyNames.has(AttributeName)),
      BillingMode: 'PAY_PER_REQUEST',
    });
    if (answer.status !== 200) throw new TableNotMade(table.logicalId, answer.body);
    // The table is there after a turn of the event loop or two.
    while (!(await this.#ask('DescribeTable', { TableName: table.name })).body.includes('"TableStatus":"ACTIVE"'));
  }

  #ask(operation: string, input: object): Promise<{ readonly status: number; readonly body: string }> {
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDB_20120810.${operation}`,
      'x-amz-date': '20300101T000000Z',
      authorization: UNSIGNED,
    };
    return this.#post(headers, Buffer.from(JSON.stringify(input)));
  }

  #post(headers: Readonly<Record<string, string>>, body: Buffer) {
    return new Promise<{ status: number; headers: IncomingHttpHeaders; body: string }>((resolve, reject) => {
      const asking = request(
        { host: '127.0.0.1', port: this.#port, method: 'POST', agent: false, headers },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          const { statusCode: status = 0, headers: answered } = response;
          response.on('end', () =>
            resolve({ status, headers: answered, body: Buffer.concat(chunks).toString('utf8') }),
          );
        },
      );
      asking.on('error', reject);
      asking.end(body);
    });
  }
}

function pick(headers: IncomingHttpHeaders, names: readonly string[]): Readonly<Record<string, string>> {
  const present = names.map((name): [string, unknown] => [name, headers[name]]);
  return Object.fromEntries(present.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
