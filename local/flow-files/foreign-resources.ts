import { type FlowContent, kindsOfNamed, type Problem, type ResourceKind } from '../flow-language/index.ts';

/** Something that a flow refers to and that is not of this instance. */
export interface ForeignResource {
  readonly kind: ResourceKind;
  /** By what the flow names it: an ARN, or an id alone. */
  readonly arn: string;
  /** What the export calls it, else the last part of its ARN. */
  readonly name: string;
}

/** By the word that follows the instance's id in an ARN (service authorization reference, Amazon Connect). */
const KINDS_IN_ARNS: Readonly<Record<string, ResourceKind>> = {
  queue: 'queue',
  'operating-hours': 'hours',
  prompt: 'prompt',
  view: 'view',
  'contact-flow': 'flow',
  'flow-module': 'module',
  agent: 'agent',
};

const IN_INSTANCE = /^(arn:aws[-a-z]*:connect:[-a-z0-9]+:\d{12}:instance\/[-a-zA-Z0-9]+)\/([a-z-]+)\/([^\s$]+)$/u;
const FUNCTION = /^arn:aws[-a-z]*:lambda:[-a-z0-9]+:\d{12}:function:([-_a-zA-Z0-9]+)(?::[-_$a-zA-Z0-9]+)?$/u;

/** The form of the ids of an instance's queues, hours, prompts, flows, modules and users (API reference). */
const BARE_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;

/** Whether a flow names something by its id alone. Whose it is does not show. */
export function isBareId(text: string): boolean {
  return BARE_ID.test(text);
}

/**
 * What the blocks of a flow refer to that stands in another instance, each once, in the order of the blocks. What they
 * name by its id alone is there too, since the caller knows which ids are of this instance. An ARN counts wherever it
 * is a text as a whole. A function has no instance: the caller knows which are deployed.
 */
export function foreignResourcesOf(
  content: FlowContent,
  instanceArn: string,
  displayNames: ReadonlyMap<string, string>,
): readonly ForeignResource[] {
  const found = new Map<string, ForeignResource>();
  for (const { text: arn, kind } of namedIn(content, instanceArn)) {
    if (!found.has(arn)) found.set(arn, { kind, arn, name: displayNames.get(arn) ?? lastPartOf(arn) });
  }
  return [...found.values()];
}

/** What an instance says of itself. */
export interface Knows {
  /** Whether that id is one by which it is known too. */
  readonly standsFor: (instanceId: string) => boolean;
  /** Whether it has a thing of that kind with that id. */
  readonly has: (kind: ResourceKind, id: string) => boolean;
}

/** What the service says of a flow that is to be published and names something of another instance. */
export function foreignProblemsOf(content: FlowContent, instanceArn: string, knows: Knows): readonly Problem[] {
  return namedIn(content, instanceArn).flatMap(({ path, text, kind }) => {
    const isHere = isBareId(text) ? knows.has(kind, text) : knows.standsFor(text.split('/')[1] ?? '');
    if (kind === 'function' || isHere) return [];
    return [{ path, message: `Invalid Action property value. Path: ${path}. The ${kind} is of another instance` }];
  });
}

interface NamedThing extends PlacedText {
  readonly kind: ResourceKind;
}

function namedIn(content: FlowContent, instanceArn: string): readonly NamedThing[] {
  const kinds = kindsOfNamed(content);
  return textsOf(content).flatMap(({ path, text }) => {
    const kind = isBareId(text) ? kinds.get(path) : kindOfForeign(text, instanceArn);
    return kind === undefined ? [] : [{ path, text, kind }];
  });
}

/** What kind of thing of another instance the text is the ARN of, if it is one. An agent's queue is the agent's. */
export function kindOfForeign(arn: string, instanceArn: string): ResourceKind | undefined {
  if (FUNCTION.test(arn)) return 'function';
  const [, owner, kind = '', id = ''] = IN_INSTANCE.exec(arn) ?? [];
  if (owner === undefined || owner === instanceArn || !Object.hasOwn(KINDS_IN_ARNS, kind)) return undefined;
  return kind === 'queue' && id.startsWith('agent/') ? 'agent' : KINDS_IN_ARNS[kind];
}

function lastPartOf(arn: string): string {
  const [, functionName] = FUNCTION.exec(arn) ?? [];
  return functionName ?? arn.slice(arn.lastIndexOf('/') + 1);
}

interface PlacedText {
  readonly path: string;
  readonly text: string;
}

function textsOf({ Actions }: FlowContent): readonly PlacedText[] {
  return Actions.flatMap(({ Parameters }, index) => textsIn(Parameters, `Actions[${index}].Parameters`));
}

/** All texts in a value. A flow that has been validated is nested a few levels deep at most. */
function textsIn(value: unknown, path: string): readonly PlacedText[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    textsIn(member, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`),
  );
}
