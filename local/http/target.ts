import type { IncomingMessage } from 'node:http';

/** The path of a request without its query, still percent-encoded. */
export function pathOf({ url = '/' }: IncomingMessage): string {
  const [path = ''] = url.split('?', 1);
  return path;
}

/** The same with its query. */
export function targetOf(request: IncomingMessage): { readonly path: string; readonly query: URLSearchParams } {
  const { url = '/' } = request;
  const path = pathOf(request);
  return { path, query: new URLSearchParams(url.slice(path.length + 1)) };
}
