import { memberOf, textOf } from '../../chat-widget/json.ts';
import type { StartedChat } from '../../chat-widget/started-chat.ts';
import type { Remark } from '../../test-language/findings.ts';
import type { Clock, Contact, Instance, NextDeadline } from './model.ts';

/** A request that did not succeed, told so that a person knows what to do next. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
  readonly status: number;
  readonly errorName: string;
  readonly whatToDo: string;
  /** Why a document was refused, place by place. */
  readonly problems: readonly Remark[];

  constructor(status: number, errorName: string, message: string, problems: readonly Remark[] = []) {
    super(message);
    this.problems = problems;
    this.status = status;
    this.errorName = errorName;
    // Some refusals end after a time, and say when.
    this.whatToDo = /Try again in \d/.test(message)
      ? 'That is time of the chat clock: turn it, and try again.'
      : adviceFor(status, errorName);
  }
}

/** What a person can do about an answer with this status; `errorName` where the status alone does not tell. */
export function adviceFor(status: number, errorName = ''): string {
  if (status === 0)
    return 'See whether “npm start” still runs in its terminal. The page goes on by itself when it is back.';
  if (status === 504 || errorName === 'NotSettled') {
    return (
      'Something that the flow began has not come to an end. ' +
      'The terminal of “npm start” shows what it waits for; try again when it is done.'
    );
  }
  if (status === 409) return 'The chat has moved on: look at its state in the list and at the end of its timeline.';
  if (status === 404) return 'It may be of an earlier run of Local Connect: start a new chat.';
  if (status === 403) return 'The token belongs to somebody who left, or to an earlier run: start a new chat.';
  if (status === 400) return 'Change what was entered and try again.';
  return 'The terminal of “npm start” shows what happened.';
}

export async function request(
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<string> {
  let response: Response;
  try {
    response = await fetch(
      path,
      body === undefined
        ? { method }
        : { method, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) },
    );
  } catch {
    throw new RequestFailed(0, 'NoAnswer', 'Local Connect does not answer.');
  }
  const text = await response.text();
  if (!response.ok) throw readFailure(response, text);
  return text;
}

/** Reads the error shapes of both `/local/*` and the service's operations. */
function readFailure(response: Response, text: string): RequestFailed {
  let errorName = response.headers.get('x-amzn-errortype')?.split(':')[0] ?? '';
  let message = '';
  let problems: readonly Remark[] = [];
  try {
    const body: unknown = JSON.parse(text);
    const error = memberOf(body, 'error');
    errorName ||= textOf(error, 'name') || textOf(body, '__type');
    message = textOf(error, 'message') || textOf(body, 'message') || textOf(body, 'Message');
    problems = problemsIn(body);
  } catch {
    message = text.slice(0, 300);
  }
  return new RequestFailed(
    response.status,
    errorName || `HTTP ${response.status}`,
    message || 'The answer says no more.',
    problems,
  );
}

function problemsIn(body: unknown): readonly Remark[] {
  const problems = memberOf(body, 'problems');
  if (!Array.isArray(problems)) return [];
  return problems.map((problem) => ({ path: textOf(problem, 'path'), message: textOf(problem, 'message') }));
}

/** A GET that remembers its last answer: the same answer gives the same object, so nothing is drawn again. */
export class Watched<Value> {
  #path = '';
  #text = '';
  #value: Value | undefined;

  async get(path: string): Promise<Value> {
    const text = await request('GET', path);
    if (this.#value === undefined || path !== this.#path || text !== this.#text) {
      const value: Value = JSON.parse(text);
      this.#path = path;
      this.#text = text;
      this.#value = value;
      return value;
    }
    return this.#value;
  }
}

export const watchContacts = () => new Watched<{ readonly contacts: readonly Contact[] }>();
export const watchInstance = () => new Watched<Instance>();

/** Whether the chat that began with this contact is over. Not, where Local Connect does not say. */
export async function hasEnded(contactId: string): Promise<boolean> {
  try {
    const { currentContactId } = await contact(contactId);
    return (await contact(currentContactId)).state === 'ENDED';
  } catch {
    return false;
  }
}

async function contact(contactId: string): Promise<Contact> {
  return JSON.parse(await request('GET', `/local/contacts/${encodeURIComponent(contactId)}`));
}

export async function getClock(): Promise<Clock> {
  return JSON.parse(await request('GET', '/local/clock'));
}

export async function getNextDeadline(): Promise<NextDeadline | undefined> {
  const { next }: { readonly next: NextDeadline | null } = JSON.parse(await request('GET', '/local/clock/next'));
  return next ?? undefined;
}

export type ClockChange =
  | { readonly advanceMinutes: number }
  | { readonly advanceTo: string }
  | { readonly advanceToNextDeadline: true }
  | { readonly mode: 'manual' }
  | { readonly mode: 'live'; readonly rate: number };

export async function changeClock(change: ClockChange): Promise<Clock> {
  return JSON.parse(await request('POST', '/local/clock', change));
}

export type AgentAction = 'accept' | 'connect' | 'join' | 'leave' | 'messages' | 'monitor' | 'transfer' | 'typing';

export async function agentDoes(
  name: string,
  action: AgentAction,
  body: { readonly contactId: string; readonly text?: string; readonly queue?: string },
): Promise<string> {
  return request('POST', `/local/agents/${encodeURIComponent(name)}/${action}`, body);
}

/** Accepts the chat that has waited longest; answers its first contact. */
export async function acceptNext(agentName: string): Promise<string> {
  const answer = await request('POST', `/local/agents/${encodeURIComponent(agentName)}/accept`, {});
  const { initialContactId }: Contact = JSON.parse(answer);
  return initialContactId;
}

const MESSAGE = 'application/vnd.amazonaws.connect.message';
/** All that a chat can be started for: whatever a flow or bot sends is to be seen. */
const CONTENT_TYPES = [
  'text/plain',
  'text/markdown',
  'application/json',
  `${MESSAGE}.interactive`,
  `${MESSAGE}.interactive.response`,
];

/** StartChatContact, as a company's own backend would call it. */
export async function startChat(input: {
  readonly instanceId: string;
  readonly flowId: string;
  readonly displayName: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The first contact of an ended chat that this one goes on from. */
  readonly pastContactId?: string;
}): Promise<StartedChat> {
  const answer = await request('PUT', '/contact/chat', {
    InstanceId: input.instanceId,
    ContactFlowId: input.flowId,
    ParticipantDetails: { DisplayName: input.displayName },
    SupportedMessagingContentTypes: CONTENT_TYPES,
    ...(Object.keys(input.attributes).length === 0 ? {} : { Attributes: input.attributes }),
    ...(input.pastContactId === undefined
      ? {}
      : { PersistentChat: { RehydrationType: 'ENTIRE_PAST_SESSION', SourceContactId: input.pastContactId } }),
  });
  const { ContactId, ParticipantId, ParticipantToken } = JSON.parse(answer);
  return { contactId: ContactId, participantId: ParticipantId, participantToken: ParticipantToken };
}
