import type { IncomingHttpHeaders } from 'node:http';

/** A request as the handlers of Local Connect see it: read whole, its Host checked, its path decoded by nobody yet. */
export interface HttpRequest {
  readonly method: string;
  /** The path without its query, still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Answers the requests that are its own, and `undefined` for all others. */
export type HttpHandler = (request: HttpRequest) => Promise<HttpResponse> | HttpResponse | undefined;

export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): HttpResponse {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) };
}
