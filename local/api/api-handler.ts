import { Chance, Refusal } from '../engine/index.ts';
import { cutText } from '../error-texts.ts';
import { type HttpHandler, type HttpRequest, type HttpResponse, json } from '../http/http.ts';
import type { Attachments } from './attachments.ts';
import type { ClientTokens } from './client-tokens.ts';
import type { Connections } from './connections.ts';
import type { ContactStreams } from './contact-streams.ts';
import { errorOnTheWire, errorResponse, refusalError, ServiceError } from './errors.ts';
import type { Faults } from './faults.ts';
import type { FlowCatalog } from './flow-catalog.ts';
import type { Latency } from './latency.ts';
import { OPERATIONS } from './model.ts';
import type { ApiContext } from './operation.ts';
import { operationOf } from './operations/index.ts';
import { parseInput } from './parse-request.ts';
import type { Quotas } from './quotas.ts';
import { findRoute, isMeantForService, nameOfOperation, type Route } from './router.ts';
import type { TestCaseCatalog } from './test-case-catalog.ts';
import type { TestCaseExecutions } from './test-case-executions.ts';

interface ApiParts extends ApiContext {
  readonly attachments: Attachments;
  readonly connections: Connections;
  readonly clientTokens: ClientTokens;
  readonly streams: ContactStreams;
  readonly flowCatalog: FlowCatalog;
  readonly testCases: TestCaseCatalog;
  readonly testCaseExecutions: TestCaseExecutions;
  readonly quotas: Quotas;
  readonly faults: Faults;
  readonly latency: Latency;
}

/**
 * Serves the operations of `connect` and `connectparticipant`. Every request is checked in the same order: route,
 * quota, body, bearer token, shape, bounds, injected fault; only then does its operation see it.
 */
export function createApiHandler(parts: ApiParts): HttpHandler {
  // A chance of its own: how many requests came must not change what the chats' ids are.
  const requestIds = new Chance(parts.chance.word());
  return (request) => {
    const route = findRoute(request.method, request.path);
    if (route === undefined) return refuseUnknown(request);
    return answer(parts, route, request).then((response) => ({
      ...response,
      headers: { ...response.headers, 'x-amzn-requestid': requestIds.uuid() },
    }));
  };
}

async function answer(parts: ApiParts, route: Route, request: HttpRequest): Promise<HttpResponse> {
  const { model } = route;
  try {
    parts.quotas.takeCall(model);
    const operation = operationOf(model);
    const input = parseInput(route, request, operation);
    const strike = parts.faults.take(model.name);
    if (strike !== undefined && strike.latencyMs > 0) await parts.latency.wait(strike.latencyMs);
    if (strike?.error) throw new ServiceError(strike.error, MESSAGE_OF_FAULT);
    parts.catchUp();
    return json(200, operation.run({ ...parts, model }, input));
  } catch (error) {
    if (error instanceof ServiceError) return errorResponse(model, error);
    if (error instanceof Refusal) return errorResponse(model, refusalError(model, error));
    throw error;
  }
}

const MESSAGE_OF_FAULT = 'This answer was asked for at POST /local/faults.';

const MOST_PATH_CHARACTERS = 200;

/** What the services have and Local Connect does not is refused by name; all other paths are somebody else's. */
function refuseUnknown({ method, path, headers }: HttpRequest): HttpResponse | undefined {
  if (!isMeantForService(path, headers.authorization)) return undefined;
  const served = [...OPERATIONS.keys()].sort().join(', ');
  const shown = cutText(path, MOST_PATH_CHARACTERS);
  const name = nameOfOperation(method, path);
  const what = name === undefined ? `${method} ${shown}` : `${name} (${method} ${shown})`;
  return errorOnTheWire(404, 'UnknownOperationException', {
    Message: `${what} is not emulated by Local Connect. It serves ${served}.`,
  });
}
