import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { addressOf } from '../functions/support/aws-server.ts';

const TIME_LIMIT_MS = 60_000;

/** How an invocation ended. */
export interface Ending {
  readonly requestId: string;
  readonly kind: 'response' | 'error';
  readonly body: unknown;
  /** On this process's stopwatch. */
  readonly atMs: number;
}

/**
 * Lambda's side of the runtime interface (Lambda developer guide, runtimes-api). It gives out one event and takes the
 * answer. Then it has the runtime wait for the next one, as Lambda does with an environment that it keeps.
 */
export class RuntimeApi {
  readonly ending: Promise<Ending>;
  /** The runtime has answered, and asks for more. */
  readonly isIdle: Promise<void>;
  /** When the runtime first asked for an event: its init is over. */
  askedAtMs = 0;
  readonly #event: unknown;
  readonly #requestId: string;
  readonly #server: Server;
  readonly #ended = Promise.withResolvers<Ending>();
  readonly #idle = Promise.withResolvers<void>();

  private constructor(event: unknown, requestId: string) {
    this.#event = event;
    this.#requestId = requestId;
    this.ending = this.#ended.promise;
    this.isIdle = this.#idle.promise;
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  static async start(event: unknown, requestId: string): Promise<RuntimeApi> {
    const api = new RuntimeApi(event, requestId);
    await new Promise<void>((resolve) => api.#server.listen(0, '127.0.0.1', resolve));
    return api;
  }

  /** For `AWS_LAMBDA_RUNTIME_API`. */
  get host(): string {
    return addressOf(this.#server).replace('http://', '');
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, , what = '', id = '', kind = ''] = (request.url ?? '').split('/').slice(1);
    if (what === 'invocation' && id === 'next') return this.#giveNext(response);
    let text = '';
    for await (const chunk of request) text += String(chunk);
    response.writeHead(202).end();
    const isError = kind !== 'response';
    const body: unknown = JSON.parse(text);
    this.#ended.resolve({ requestId: id, kind: isError ? 'error' : 'response', body, atMs: performance.now() });
  }

  #giveNext(response: ServerResponse): void {
    // The second time nothing is given out any more.
    if (this.askedAtMs > 0) {
      this.#idle.resolve();
      return;
    }
    this.askedAtMs = performance.now();
    response.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': this.#requestId,
      'lambda-runtime-deadline-ms': String(Date.now() + TIME_LIMIT_MS),
      'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:eu-central-1:111122223333:function:Function',
      'lambda-runtime-trace-id': 'Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=0',
    });
    response.end(JSON.stringify(this.#event));
  }
}
