import { PastTheClocksEnd } from '../clock/clock-driver.ts';
import { NotSettled } from '../clock/work.ts';
import { Refusal, type RefusalCode } from '../engine/index.ts';
import { cutText, firstProblems, quoteName } from '../error-texts.ts';
import { InvalidFlowFile } from '../flow-files/index.ts';
import type { Problem } from '../flow-language/index.ts';
import { InvalidFlow } from '../flows/check-flow.ts';
import { type HttpHandler, type HttpRequest, type HttpResponse, json } from '../http/http.ts';
import { InvalidTestCase } from '../test-cases/index.ts';
import type { Remark } from '../test-language/index.ts';
import { postAgent } from './agents.ts';
import { parseBody } from './body.ts';
import { getClock, getNextDeadline, postClock } from './clock.ts';
import { deleteContact, deleteContacts, getContact, getContacts } from './contacts.ts';
import type { ControlContext } from './control-context.ts';
import { badRequest, ControlError, notFound } from './control-error.ts';
import { postEventChats } from './event-chats.ts';
import { deleteFaults, getFaults, postFault } from './faults.ts';
import { deleteFlow, getFlow, postFlow } from './flows.ts';
import { postAnswer, postInvoke } from './functions.ts';
import { getDeadLetters, getInstance, getUndelivered } from './instance.ts';
import { getInvocation, getInvocations } from './invocations.ts';
import { postLex } from './lex.ts';
import { postQueue } from './queues.ts';
import { getQuotas, postQuotas } from './quotas.ts';
import { postTestCaseToPlay, postTestCaseToRead } from './test-cases.ts';
import { postToken } from './tokens.ts';
import { getTrace, getTracePage, ReadyResponse } from './trace-door.ts';

type Route = (context: ControlContext, request: HttpRequest, names: readonly string[]) => unknown;

/** `{}` stands for one name in the path, handed over decoded. */
const ROUTES: Readonly<Record<string, Route>> = {
  'GET /local/instance': (context) => getInstance(context),
  'GET /local/dead-letters': (context) => getDeadLetters(context),
  'GET /local/undelivered': (context) => getUndelivered(context),
  'GET /local/clock': (context) => getClock(context),
  'GET /local/clock/next': (context) => getNextDeadline(context),
  'POST /local/clock': (context, { body }) => postClock(context, parseBody(body)),
  'GET /local/contacts': (context) => getContacts(context),
  'GET /local/contacts/{}': (context, { query }, [contactId = '']) => getContact(context, contactId, query),
  'GET /local/contacts/{}/trace.html': (context, _, [contactId = '']) => getTracePage(context, contactId),
  'GET /local/contacts/{}/trace.json': (context, _, [contactId = '']) => getTrace(context, contactId),
  'DELETE /local/contacts': (context, { query }) => deleteContacts(context, query),
  'DELETE /local/contacts/{}': (context, _, [contactId = '']) => deleteContact(context, contactId),
  'POST /local/agents/{}/{}': (context, { body }, [name = '', action = '']) =>
    postAgent(context, name, action, parseBody(body)),
  'POST /local/flows': (context, { body }) => postFlow(context, parseBody(body)),
  'GET /local/flows/{}': (context, { query }, [name = '']) => getFlow(context, name, query),
  'DELETE /local/flows/{}': (context, _, [name = '']) => deleteFlow(context, name),
  'POST /local/queues': (context, { body }) => postQueue(context, parseBody(body)),
  'POST /local/lex': (context, { body }) => postLex(context, parseBody(body)),
  'POST /local/functions/{}/invoke': (context, { body }, [name = '']) => postInvoke(context, name, parseBody(body)),
  'POST /local/functions/{}/answer': (context, { body }, [name = '']) => postAnswer(context, name, parseBody(body)),
  'GET /local/invocations': (context) => getInvocations(context),
  'GET /local/invocations/{}': (context, _, [requestId = '']) => getInvocation(context, requestId),
  'POST /local/test-cases/read': (context, { body }) => postTestCaseToRead(context, parseBody(body)),
  'POST /local/test-cases/play': (context, { body }) => postTestCaseToPlay(context, parseBody(body)),
  'POST /local/event-chats': (context, { body }) => postEventChats(context, parseBody(body)),
  'POST /local/tokens': (context, { body }) => postToken(context, parseBody(body)),
  'GET /local/faults': (context) => getFaults(context),
  'POST /local/faults': (context, { body }) => postFault(context, parseBody(body)),
  'GET /local/quotas': (context) => getQuotas(context),
  'POST /local/quotas': (context, { body }) => postQuotas(context, parseBody(body)),
  'DELETE /local/faults': (context) => deleteFaults(context),
};

/** The control interface at `/local/*`: what a person, a test or the console does that no API of the service can. */
export function createControlHandler(context: ControlContext): HttpHandler {
  return (request) => (request.path.startsWith('/local/') ? answer(context, request) : undefined);
}

async function answer(context: ControlContext, request: HttpRequest): Promise<HttpResponse> {
  try {
    const { route, names } = findRoute(request);
    context.driver.catchUp();
    // In manual mode an answer shows what came before in its settled state; live, things are always under way.
    if (context.driver.mode === 'manual') await context.driver.rest();
    const result = await route(context, request, names);
    return result instanceof ReadyResponse ? result.response : json(200, result);
  } catch (error) {
    const known = toControlError(error);
    if (known === undefined) throw error;
    return json(known.status, { error: { name: known.name, message: known.message }, ...known.more });
  }
}

function findRoute(request: HttpRequest): { route: Route; names: readonly string[] } {
  const parts = request.path.split('/');
  const otherMethods: string[] = [];
  for (const [key, route] of Object.entries(ROUTES)) {
    const [method = '', pattern = ''] = key.split(' ');
    const names = matchPath(pattern.split('/'), parts);
    if (names === undefined) continue;
    if (method === request.method) return { route, names };
    otherMethods.push(method);
  }
  if (otherMethods.length > 0) {
    throw new ControlError(405, 'MethodNotAllowed', `${shownPath(request)} answers ${otherMethods.join(', ')} only.`);
  }
  const known = Object.keys(ROUTES).map((key) => key.replaceAll('{}', '…'));
  throw notFound(`There is no ${request.method} ${shownPath(request)}. There are: ${known.join('; ')}.`);
}

/** Paths are percent-encoded: nothing in them moves a cursor. */
function shownPath({ path }: HttpRequest): string {
  return cutText(path, 200);
}

function matchPath(pattern: readonly string[], parts: readonly string[]): readonly string[] | undefined {
  if (pattern.length !== parts.length) return undefined;
  const names: string[] = [];
  const left = parts.values();
  for (const expected of pattern) {
    const { value: part = '' } = left.next();
    if (expected === '{}' && part !== '') names.push(decodeName(part));
    else if (expected !== part) return undefined;
  }
  return names;
}

function decodeName(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw badRequest(`${quoteName(part)} in the path is not percent-encoded as it should be.`);
  }
}

type RefusalStatus = 400 | 403 | 404 | 409;

const STATUS_OF_REFUSAL: Readonly<Record<RefusalCode, RefusalStatus>> = {
  NOT_FOUND: 404,
  ENDED: 409,
  ACCESS_DENIED: 403,
  INVALID: 400,
  NOT_READY: 409,
  CONFLICT: 409,
  LIMIT: 409,
  QUEUE_FULL: 409,
};

const NAME_OF_STATUS: Readonly<Record<RefusalStatus, string>> = {
  400: 'BadRequest',
  403: 'AccessDenied',
  404: 'NotFound',
  409: 'Conflict',
};

/** As many as CreateContactFlow tells, and a place in the document no longer than it can be read. */
const MOST_PROBLEMS = 50;
const MOST_PROBLEM_CHARACTERS = 256;

function firstOf(problems: readonly (Problem | Remark)[]): readonly (Problem | Remark)[] {
  return problems.slice(0, MOST_PROBLEMS).map(({ message, path, ...more }) => ({
    ...more,
    message: cutText(message, MOST_PROBLEM_CHARACTERS),
    path: cutText(path, MOST_PROBLEM_CHARACTERS),
  }));
}

function toControlError(error: unknown): ControlError | undefined {
  if (error instanceof ControlError) return error;
  if (error instanceof InvalidFlow || error instanceof InvalidTestCase) {
    return new ControlError(400, error.name, error.message, { problems: firstOf(error.problems) });
  }
  if (error instanceof PastTheClocksEnd) return new ControlError(400, error.name, error.message);
  if (error instanceof InvalidFlowFile) return new ControlError(400, error.name, error.message);
  if (error instanceof NotSettled) {
    return new ControlError(504, error.name, error.message, { waitingFor: firstProblems(error.waitingFor) });
  }
  if (error instanceof Refusal) {
    const status = STATUS_OF_REFUSAL[error.code];
    return new ControlError(status, NAME_OF_STATUS[status], error.message);
  }
  return undefined;
}
