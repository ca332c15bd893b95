import { parseReference, type Reference, splitText } from '../flow-language/index.ts';
import { contactData } from './contact-data.ts';
import type { RunContext } from './run-context.ts';

/** What a reference stands for now; `undefined` where it is unset. */
export function resolveReference(reference: Reference, context: RunContext): string | undefined {
  return asText(follow(rootOf(reference.root, context), reference.path));
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
    default: {
      const data: Readonly<Record<string, unknown>> = contactData(context);
      return Object.hasOwn(data, root) ? data[root] : undefined;
    }
  }
}

function follow(value: unknown, path: readonly string[]): unknown {
  let here = value;
  for (const part of path) {
    // A flow cannot address what is in a list (administrator guide, connect-lambda-functions).
    if (typeof here !== 'object' || here === null || Array.isArray(here) || !Object.hasOwn(here, part))
      return undefined;
    here = Reflect.get(here, part);
  }
  return here;
}

/** A number or a truth value reads as its JSON; so does an object (assumed). A list cannot be read. */
function asText(value: unknown): string | undefined {
  if (value === undefined || value === null || Array.isArray(value)) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
