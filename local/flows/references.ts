import { parseReference, type Reference, splitText } from '../flow-language/index.ts';
import { agentArn } from '../instance.ts';
import { memberOf } from '../json.ts';
import { contactData } from './contact-data.ts';
import type { ReferenceContext } from './run-context.ts';

/**
 * What is read by an index: what a customer chose in a view (`$.Views.ViewResultData.answers.0`), data tables, and
 * lists that are looped over.
 */
const WITH_LISTS: ReadonlySet<string> = new Set(['Views', 'DataTables', 'DataTableList', 'Loop']);

/** What a reference stands for now; `undefined` where it is unset. */
function resolveReference({ root, path }: Reference, context: ReferenceContext): string | undefined {
  const takesLists = WITH_LISTS.has(root);
  const all = rootOf(root, context);
  if (root === 'SegmentAttributes') return asText(segmentAttribute(all, path));
  return asText(follow(all, path, takesLists), takesLists);
}

/** A parameter as it is now: one reference, which may be unset, or a text with references in it. */
export function resolveValue(value: unknown, context: ReferenceContext): string | undefined {
  if (typeof value !== 'string') return asText(value);
  const reference = parseReference(value);
  return reference === undefined ? resolveText(value, context) : resolveReference(reference, context);
}

/** A parameter as it is, where it is one reference to a list; else its text. */
export function resolveRaw(value: unknown, context: ReferenceContext): unknown {
  const reference = typeof value === 'string' ? parseReference(value) : undefined;
  if (reference === undefined) return typeof value === 'string' ? resolveText(value, context) : value;
  return follow(rootOf(reference.root, context), reference.path, true);
}

/** A text with references in it; an unset one leaves nothing. */
export function resolveText(text: string, context: ReferenceContext): string {
  return splitText(text)
    .map((part) => (typeof part === 'string' ? part : (resolveReference(part, context) ?? '')))
    .join('');
}

function rootOf(root: string, context: ReferenceContext): unknown {
  switch (root) {
    case 'External':
      return context.external;
    case 'LambdaInvocation':
      return { ResultData: context.external, InvocationId: context.invocationId };
    case 'Agent':
      return agentOf(context);
    case 'FlowAttributes':
      return Object.fromEntries(context.flowAttributes);
    case 'Lex':
      return context.memory.lex;
    case 'Views':
      return context.memory.views;
    case 'Loop':
      return loopsOf(context);
    case 'Metrics':
      return context.memory.metrics;
    case 'Media':
      return { InitialMessage: initialMessage(context) };
    default: {
      if (context.memory.answers.has(root)) return context.memory.answers.get(root);
      const data: Readonly<Record<string, unknown>> = contactData(context);
      return Object.hasOwn(data, root) ? data[root] : undefined;
    }
  }
}

/**
 * The agent, in whisper flows alone (administrator guide, connect-attrib-list). An agent is known by name here: it is
 * the user name, and its first word the first name (assumed).
 */
function agentOf({ chat, contact, instance, place }: ReferenceContext): unknown {
  if (place !== 'AGENT_WHISPER' && place !== 'CUSTOMER_WHISPER') return undefined;
  const agent = chat.participants.find(({ participantId }) => participantId === contact.agentParticipantId);
  if (agent === undefined) return undefined;
  const { displayName } = agent;
  const [FirstName, ...others] = displayName.split(' ');
  const ARN = agentArn(instance.instanceArn, displayName);
  return { UserName: displayName, FirstName, LastName: others.length === 0 ? undefined : others.join(' '), ARN };
}

/** `$.Loop.<name>.{Index,Element,Elements}`: the index counts from 0 (administrator guide, loop). */
function loopsOf({ loops }: ReferenceContext): unknown {
  return Object.fromEntries(
    [...loops.values()].flatMap(({ name, index, elements }) => {
      if (name === undefined) return [];
      const ofList = elements === undefined ? {} : { Element: elements[index], Elements: elements };
      return [[name, { Index: index, ...ofList }]];
    }),
  );
}

/** What the customer said with the start of the chat: it stands in the transcript before anybody joins. */
function initialMessage({ chat }: ReferenceContext): string | undefined {
  const [first] = chat.transcript;
  return first?.type === 'MESSAGE' && first.role === 'CUSTOMER' ? first.content : undefined;
}

/** Segment attributes are kept as `{ ValueString }` or `{ ValueMap }`, which a reference need not name. */
function segmentAttribute(all: unknown, path: readonly string[]): unknown {
  let here = all;
  for (const part of path) here = memberOf(memberOf(here, 'ValueMap') ?? here, part);
  return memberOf(here, 'ValueString') ?? memberOf(here, 'ValueMap') ?? here;
}

function follow(value: unknown, path: readonly string[], takesLists: boolean): unknown {
  let here = value;
  for (const part of path) {
    // A flow cannot address what is in a list (administrator guide, connect-lambda-functions).
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, part)) return undefined;
    if (Array.isArray(here) && !takesLists) return undefined;
    here = Reflect.get(here, part);
  }
  return here;
}

/** A number or a truth value reads as its JSON; so does an object (assumed). A list outside a view cannot be read. */
function asText(value: unknown, takesLists = false): string | undefined {
  if (value === undefined || value === null || (Array.isArray(value) && !takesLists)) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
