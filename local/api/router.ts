import { OPERATIONS, type ServedModel } from './model.ts';

/** An operation with the labels of its path, still percent-encoded. */
export interface Route {
  readonly model: ServedModel;
  readonly labels: ReadonlyMap<string, string>;
}

interface Pattern {
  readonly model: ServedModel;
  readonly parts: readonly string[];
}

const PATTERNS: readonly Pattern[] = [...OPERATIONS.values()].map((model) => ({
  model,
  parts: model.http.requestUri.split('/'),
}));

export function findRoute(method: string, path: string): Route | undefined {
  const parts = path.split('/');
  for (const { model, parts: pattern } of PATTERNS) {
    if (model.http.method !== method || pattern.length !== parts.length) continue;
    const labels = new Map<string, string>();
    const matches = pattern.every((expected, index) => {
      const part = parts[index] ?? '';
      if (!expected.startsWith('{')) return expected === part;
      labels.set(expected.slice(1, -1), part);
      return true;
    });
    if (matches) return { model, labels };
  }
  return undefined;
}

/** The first part of every path that the operations of the two services have, served here or not. */
const PATH_ROOTS = [
  'contact',
  'contacts',
  'contact-flow',
  'contact-flows',
  'participant',
  'instance',
  'users',
  'routing-profiles',
  'hours-of-operations',
];
const PATH_ROOT = new RegExp(`^/(${PATH_ROOTS.join('|')})(-[a-z-]+)?(/|$)`);
/** A signature says which service it was made for: `execute-api` is what the SDK signs participant operations with. */
const SIGNED_FOR_SERVICE = /^AWS4-HMAC-SHA256 Credential=[^,]*\/(connect|execute-api)\/aws4_request/;

/** Whether a request without a route was meant for one of the two services. */
export function isMeantForService(path: string, authorization: string | undefined): boolean {
  return PATH_ROOT.test(path) || (authorization !== undefined && SIGNED_FOR_SERVICE.test(authorization));
}
