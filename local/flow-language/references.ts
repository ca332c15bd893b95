/** References: the JSONPath identifiers by which a flow reads what it knows of its contact. */

export interface Reference {
  /** As the flow writes it, for example `$.External.order.id`. */
  readonly text: string;
  readonly root: string;
  /** What follows the root. */
  readonly path: readonly string[];
}

interface RootSpec {
  /** How many parts follow the root. */
  readonly minParts: number;
  readonly maxParts: number;
  /** Why Local Connect cannot say it. */
  readonly notEmulated?: string;
}

const ALONE: RootSpec = { minParts: 0, maxParts: 0 };
const ONE_PART: RootSpec = { minParts: 1, maxParts: 1 };
/** Exports hand all of `$.Views` over to a function. */
const ANY: RootSpec = { minParts: 0, maxParts: Number.POSITIVE_INFINITY };
const DEEP: RootSpec = { minParts: 1, maxParts: Number.POSITIVE_INFINITY };

/** Roots of chat flows (administrator guide, connect-attrib-list; the later ones as exported flows have them). */
export const referenceRoots: ReadonlyMap<string, RootSpec> = new Map<string, RootSpec>([
  ['ContactId', ALONE],
  ['InitialContactId', ALONE],
  ['PreviousContactId', ALONE],
  ['RelatedContactId', ALONE],
  ['Channel', ALONE],
  ['InstanceARN', ALONE],
  ['InitiationMethod', ALONE],
  ['AwsRegion', ALONE],
  ['CustomerId', ALONE],
  ['Name', ALONE],
  ['Description', ALONE],
  ['LanguageCode', ALONE],
  ['StoredCustomerInput', ALONE],
  ['Queue', DEEP],
  ['Attributes', ONE_PART],
  ['FlowAttributes', ONE_PART],
  ['External', DEEP],
  ['CustomerEndpoint', ONE_PART],
  ['SystemEndpoint', ONE_PART],
  ['References', DEEP],
  ['SegmentAttributes', DEEP],
  ['Tags', ONE_PART],
  ['Lex', ANY],
  ['LambdaInvocation', ONE_PART],
  ['Views', ANY],
  ['Agent', DEEP],
  ['Customer', DEEP],
  ['Case', DEEP],
  ['Modules', DEEP],
  ['Wisdom', DEEP],
  ['Media', DEEP],
  ['Metrics', DEEP],
]);

const REFERENCE = /\$\.([A-Za-z]+)((?:\.[\w-]+|\['[^'\]]*'\]|\["[^"\]]*"\])*)/gu;
const PART = /\.([\w-]+)|\['([^'\]]*)'\]|\["([^"\]]*)"\]/gu;

/** The reference that `text` is; `undefined` where it is something else, or has anything around the reference. */
export function parseReference(text: string): Reference | undefined {
  const [only, ...others] = splitText(text);
  return typeof only === 'object' && others.length === 0 ? only : undefined;
}

/** Whether a value is meant as a reference: a misspelt one is a mistake and not a text. */
export function looksLikeReference(text: string): boolean {
  return text.startsWith('$.') || text.startsWith('$[');
}

/** A text in its parts: what stands there as it is, and the references embedded in it. */
export function splitText(text: string): readonly (string | Reference)[] {
  const parts: (string | Reference)[] = [];
  let end = 0;
  for (const found of text.matchAll(REFERENCE)) {
    if (found.index > end) parts.push(text.slice(end, found.index));
    const [whole, root = '', tail = ''] = found;
    const path = [...tail.matchAll(PART)].map(([, dotted, single, double]) => dotted ?? single ?? double ?? '');
    parts.push({ text: whole, root, path });
    end = found.index + whole.length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

/** What is wrong with a reference; `undefined` where nothing is. */
export function referenceProblem(reference: Reference): { message: string; notEmulated?: true } | undefined {
  const spec = referenceRoots.get(reference.root);
  if (spec === undefined) {
    return { message: `${reference.text} has an unknown root; known are ${[...referenceRoots.keys()].join(', ')}` };
  }
  if (spec.notEmulated !== undefined) return { message: `${reference.text}: ${spec.notEmulated}`, notEmulated: true };
  const parts = reference.path.length;
  if (parts < spec.minParts) return { message: `${reference.text} names nothing in $.${reference.root}` };
  if (parts > spec.maxParts) {
    const expected = spec.maxParts === 0 ? 'stands alone' : `is followed by ${spec.maxParts} name`;
    return { message: `${reference.text} is too deep: $.${reference.root} ${expected}` };
  }
  return undefined;
}
