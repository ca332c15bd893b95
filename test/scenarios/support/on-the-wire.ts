import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { IncomingMessage, ServerResponse } from 'node:http';

/** The members of answers that open something: participant, connection and resume tokens, and the URLs of sockets. */
const SECRET_MEMBERS = /"(?:\w*Token|Url)":"((?:[^"\\]|\\.)+)"/gi;

const REQUEST_STARTS = 'http.server.request.start';

/** Listens to the HTTP servers of this process: what secrets they gave out, and what was put into queues. */
export class OnTheWire {
  readonly secrets = new Set<string>();
  readonly queued: string[] = [];

  start(): void {
    subscribe(REQUEST_STARTS, this.#listen);
  }

  stop(): void {
    unsubscribe(REQUEST_STARTS, this.#listen);
  }

  readonly #listen = (told: unknown): void => {
    const { request, response } = Object(told);
    if (!(request instanceof IncomingMessage) || !(response instanceof ServerResponse)) return;
    if (request.headers['x-amz-target'] === 'AmazonSQS.SendMessage') {
      request.on('data', (chunk: unknown) => this.queued.push(String(chunk)));
    }
    const { write, end } = response;
    response.write = (...given: readonly unknown[]) => {
      this.#answered(given[0]);
      return Reflect.apply(write, response, given);
    };
    response.end = (...given: readonly unknown[]) => {
      this.#answered(given[0]);
      return Reflect.apply(end, response, given);
    };
  };

  #answered(chunk: unknown): void {
    if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) return;
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    for (const [, secret = ''] of text.matchAll(SECRET_MEMBERS)) {
      // A shorter one is a name, such as "nextToken": "2".
      if (secret.length >= 16) this.secrets.add(secret);
    }
  }
}
