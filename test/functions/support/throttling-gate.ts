import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { addressOf } from './aws-server.ts';
import { numbers } from './numbers.ts';

/**
 * The errors by which a service throttles, as they are on the wire: a name with its namespace, and for SQS the older
 * protocol's code.
 */
const THROTTLING: Readonly<Record<string, readonly { readonly type: string; readonly queryError?: string }[]>> = {
  // DynamoDB developer guide, Programming.Errors.
  DynamoDB_20120810: [
    { type: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException' },
    { type: 'com.amazonaws.dynamodb.v20120810#RequestLimitExceeded' },
    { type: 'com.amazon.coral.availability#ThrottlingException' },
  ],
  // SQS API reference, SendMessage and CommonErrors; the middle one where the key of an encrypted queue is throttled.
  AmazonSQS: [
    { type: 'com.amazonaws.sqs#RequestThrottled', queryError: 'RequestThrottled;Sender' },
    { type: 'com.amazonaws.sqs#KmsThrottled', queryError: 'KMS.ThrottlingException;Sender' },
    { type: 'com.amazon.coral.availability#ThrottlingException', queryError: 'ThrottlingException;Sender' },
  ],
};

/** Stands before DynamoDB or SQS, and throttles a share of what passes: nothing of that arrives. */
export class ThrottlingGate {
  #rate = 0;
  readonly #server: Server;
  readonly #next: () => number;
  #passed = 0;
  #throttled = 0;
  #tellAnswered: () => void = () => undefined;

  private constructor(target: string, seed: number) {
    this.#next = numbers(seed);
    // Where the service behind it is gone, so is the caller's connection.
    this.#server = createServer((request, response) => {
      this.#serve(target, request, response).catch(() => response.destroy());
    });
  }

  static async start(target: string, seed = 1): Promise<ThrottlingGate> {
    const gate = new ThrottlingGate(target, seed);
    await new Promise<void>((resolve) => gate.#server.listen(0, '127.0.0.1', resolve));
    return gate;
  }

  get url(): string {
    return addressOf(this.#server);
  }

  /** Throttles this share of requests from now on, 0 to 1, and counts anew. */
  throttle(rate: number): void {
    this.#rate = rate;
    this.#passed = 0;
    this.#throttled = 0;
  }

  /** The share of requests that was throttled. */
  get throttledShare(): number {
    return this.#throttled / (this.#passed + this.#throttled);
  }

  /** When the next request that passes has its answer. */
  nextAnswer(): Promise<void> {
    return new Promise((resolve) => {
      this.#tellAnswered = resolve;
    });
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(target: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const [service = ''] = String(request.headers['x-amz-target']).split('.');
    const errors = THROTTLING[service] ?? [];
    if (this.#next() < this.#rate) {
      this.#throttled += 1;
      const { type, queryError } = errors[Math.floor(this.#next() * errors.length)] ?? { type: 'ThrottlingException' };
      response.writeHead(400, {
        'content-type': 'application/x-amz-json-1.0',
        ...(queryError === undefined ? {} : { 'x-amzn-query-error': queryError }),
      });
      response.end(JSON.stringify({ __type: type, message: 'Rate exceeded' }));
      return;
    }
    this.#passed += 1;
    const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers;
    const given = Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] satisfies [string, string]],
    );
    const answer = await fetch(`${target}${request.url}`, {
      method: request.method ?? 'POST',
      headers: given,
      body: Buffer.concat(chunks),
    });
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json' });
    response.end(Buffer.from(await answer.arrayBuffer()), () => this.#tellAnswered());
  }
}
