import { OPERATIONS, type ServedModel } from './model.ts';
import operationNames from './operation-names.json' with { type: 'json' };

/** An operation with the labels of its path, still percent-encoded. */
export interface Route {
  readonly model: ServedModel;
  readonly labels: ReadonlyMap<string, string>;
}

interface Pattern<Target> {
  readonly target: Target;
  readonly method: string;
  readonly parts: readonly string[];
}

const SERVED: readonly Pattern<ServedModel>[] = [...OPERATIONS.values()].map((model) =>
  pattern(model.http.method, model.http.requestUri, model),
);

/** Of two that fit, the one with fewer labels is meant. */
const NAMES: readonly Pattern<string>[] = Object.entries(operationNames)
  .map(([request, name]) => {
    const [method = '', uri = ''] = request.split(' ');
    return pattern(method, uri, name);
  })
  .sort((left, right) => countLabels(left) - countLabels(right));

export function findRoute(method: string, path: string): Route | undefined {
  const found = firstMatch(SERVED, method, path);
  return found === undefined ? undefined : { model: found.target, labels: found.labels };
}

/** What a request is called, of all that the services' own SDKs know, served here or not. */
export function nameOfOperation(method: string, path: string): string | undefined {
  return firstMatch(NAMES, method, path)?.target;
}

function pattern<Target>(method: string, uri: string, target: Target): Pattern<Target> {
  return { target, method, parts: uri.split('/') };
}

function firstMatch<Target>(patterns: readonly Pattern<Target>[], method: string, path: string) {
  const parts = path.split('/');
  for (const each of patterns) {
    if (each.method !== method || each.parts.length !== parts.length) continue;
    const labels = new Map<string, string>();
    const left = parts.values();
    const matches = each.parts.every((expected) => {
      const { value: part = '' } = left.next();
      if (!isLabel(expected)) return expected === part;
      labels.set(expected.slice(1, -1), part);
      return true;
    });
    if (matches) return { target: each.target, labels };
  }
  return undefined;
}

function isLabel(part: string): boolean {
  return part.startsWith('{');
}

function countLabels({ parts }: Pattern<unknown>): number {
  return parts.filter(isLabel).length;
}

/** The first part of every path that the operations of the two services have. */
const PATH_ROOTS = new Set(NAMES.map(({ parts }) => parts[1]));
/** A signature says which service it was made for: `execute-api` is what the SDK signs participant operations with. */
const SIGNED_FOR_SERVICE = /^AWS4-HMAC-SHA256 Credential=[^,]*\/(connect|execute-api)\/aws4_request/;

/** Whether a request without a route was meant for one of the two services. */
export function isMeantForService(path: string, authorization: string | undefined): boolean {
  return PATH_ROOTS.has(path.split('/')[1]) || (authorization !== undefined && SIGNED_FOR_SERVICE.test(authorization));
}
