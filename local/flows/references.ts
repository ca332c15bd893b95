import { parseReference, type Reference, splitText } from '../flow-language/index.ts';
import { contactData } from './contact-data.ts';
import type { RunContext } from './run-context.ts';

/** What a reference stands for now; `undefined` where it is unset. */
function resolveReference(reference: Reference, context: RunContext): string | undefined {
  // What a customer chose in a view is a list, and flows say which of it: `$.Views.ViewResultData.answers.0`.
  const takesLists = reference.root === 'Views';
  return asText(follow(rootOf(reference.root, context), reference.path, takesLists), takesLists);
}

/** A parameter that is a text or one reference, as `VALUE`, `RESOURCE` and `INTEGER` parameters are. */
export function resolveValue(value: unknown, context: RunContext): string | undefined {
  if (typeof value !== 'string') return asText(value);
  const reference = parseReference(value);
  return reference === undefined ? value : resolveReference(reference, context);
}

/** A text with references in it; an unset one leaves nothing. */
export function resolveText(text: string, context: RunContext): string {
  return splitText(text)
    .map((part) => (typeof part === 'string' ? part : (resolveReference(part, context) ?? '')))
    .join('');
}

function rootOf(root: string, context: RunContext): unknown {
  switch (root) {
    case 'External':
      return context.external;
    case 'FlowAttributes':
      return Object.fromEntries(context.flowAttributes);
    case 'Lex':
      return context.memory.lex;
    case 'Views':
      return context.memory.views;
    case 'Metrics':
      return context.memory.metrics;
    case 'Media':
      return { InitialMessage: initialMessage(context) };
    default: {
      const data: Readonly<Record<string, unknown>> = contactData(context);
      return Object.hasOwn(data, root) ? data[root] : undefined;
    }
  }
}

/** What the customer said with the start of the chat: it stands in the transcript before anybody joins. */
function initialMessage({ chat }: RunContext): string | undefined {
  const [first] = chat.transcript;
  return first?.type === 'MESSAGE' && first.role === 'CUSTOMER' ? first.content : undefined;
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
