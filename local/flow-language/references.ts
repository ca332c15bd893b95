/** References: the JSONPath identifiers by which a flow reads what it knows of its contact. */

import { nearest } from './did-you-mean.ts';
import { REFERENCE_ROOTS } from './reference-roots.ts';

export interface Reference {
  /** As the flow writes it, for example `$.External.order.id`. */
  readonly text: string;
  readonly root: string;
  /** What follows the root. */
  readonly path: readonly string[];
}

const BRACKETS = String.raw`\['[^'\]]*'\]|\["[^"\]]*"\]`;
/** A name after a dot, or any text in brackets, with a dot before them or without (how-to-reference-attributes). */
const PART_FORMS = String.raw`\.[\w-]+|\.?(?:${BRACKETS})`;
/**
 * `$.Root`, `$['Root']` and `$.['Root']`, and the parts that follow. `.$` right behind the root is a slip that flows
 * have (`$.Attributes.$.Attributes.x`): it is read as one reference, which names nothing.
 */
const ONE_REFERENCE = String.raw`\$(?:\.([A-Za-z]+)|\.?(${BRACKETS}))((?:\.\$(?=\.))?(?:${PART_FORMS})*)`;
/** Data tables alone have lists: such a reference has numbers in brackets and stands between backticks. */
const LIST_REFERENCE = String.raw`${'`'}\$\.(DataTableList)((?:${PART_FORMS}|\[\d+\])+)${'`'}`;
const REFERENCE = new RegExp(`${LIST_REFERENCE}|${ONE_REFERENCE}`, 'gu');
const PART = /\.(\$|[\w-]+)|\['([^'\]]*)'\]|\["([^"\]]*)"\]|\[(\d+)\]/gu;

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
  if (!text.includes('$')) return text === '' ? [] : [text];
  const parts: (string | Reference)[] = [];
  let end = 0;
  for (const { index, reference } of referencesIn(text)) {
    if (index > end) parts.push(text.slice(end, index));
    parts.push(reference);
    end = index + reference.text.length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

function referencesIn(text: string): readonly { readonly index: number; readonly reference: Reference }[] {
  return [...text.matchAll(REFERENCE)].map(({ 0: whole, index, ...groups }) => {
    const { 1: list, 2: tailOfList, 3: dotted, 4: bracketed = '', 5: tail = '' } = groups;
    const [inBrackets = ''] = partsOf(bracketed);
    const root = list ?? dotted ?? inBrackets;
    return { index, reference: { text: whole, root, path: partsOf(tailOfList ?? tail) } };
  });
}

function partsOf(tail: string): readonly string[] {
  return [...tail.matchAll(PART)].map(([, dotted, single, double, index = '']) => dotted ?? single ?? double ?? index);
}

interface ReferenceProblem {
  readonly message: string;
  /** The service takes the reference, and it is unset. */
  readonly isWarning?: true;
  /** No known root is near: it may be one that is not documented. */
  readonly isStrange?: true;
}

/** What is wrong with a reference; `undefined` where nothing is. */
export function referenceProblem({ text, root, path }: Reference): ReferenceProblem | undefined {
  const parts = REFERENCE_ROOTS.get(root);
  if (parts === undefined) {
    const meant = nearest(root, [...REFERENCE_ROOTS.keys()]);
    if (meant !== undefined) return { message: `${text} has an unknown root; did you mean $.${meant}?` };
    const where = 'the administrator guide lists them (connect-attrib-list)';
    return { message: `${text} has an unknown root; ${where}`, isStrange: true };
  }
  if (path[0] === '$') {
    const inner = text.slice(text.indexOf('$', 1));
    return { message: `${text} names nothing: it has a reference in it. Write ${inner}`, isWarning: true };
  }
  if (path.length < parts.least) return { message: `${text} names nothing in $.${root}` };
  if (path.length > parts.most) {
    const expected = parts.most === 0 ? 'stands alone' : `is followed by ${parts.most} name`;
    return { message: `${text} is too deep: $.${root} ${expected}` };
  }
  return undefined;
}
