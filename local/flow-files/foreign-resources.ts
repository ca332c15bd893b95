import type { FlowContent, Problem } from '../flow-language/index.ts';

/** The kinds of things of another instance, or of another account, that a flow brings along. */

export type ResourceKind = 'queue' | 'hours' | 'prompt' | 'view' | 'flow' | 'module' | 'agent' | 'function';

/** Something that a flow refers to by ARN and that is not of this instance. */
export interface ForeignResource {
  readonly kind: ResourceKind;
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

/**
 * What the blocks of a flow refer to that stands in another instance, each once, in the order of the blocks. A text
 * counts only where it is an ARN as a whole. A function has no instance: the caller knows which are deployed.
 */
export function foreignResourcesOf(
  content: FlowContent,
  instanceArn: string,
  displayNames: ReadonlyMap<string, string>,
): readonly ForeignResource[] {
  const found = new Map<string, ForeignResource>();
  for (const { text: arn } of textsOf(content)) {
    const kind = kindOfForeign(arn, instanceArn);
    if (kind === undefined || found.has(arn)) continue;
    found.set(arn, { kind, arn, name: displayNames.get(arn) ?? lastPartOf(arn) });
  }
  return [...found.values()];
}

/** What the service says of a flow that is to be published and names something of another instance. */
export function foreignProblemsOf(
  content: FlowContent,
  instanceArn: string,
  standsFor: (instanceId: string) => boolean = () => false,
): readonly Problem[] {
  return textsOf(content).flatMap(({ path, text }) => {
    const kind = kindOfForeign(text, instanceArn);
    if (kind === undefined || kind === 'function' || standsFor(text.split('/')[1] ?? '')) return [];
    return [{ path, message: `Invalid Action property value. Path: ${path}. The ${kind} is of another instance` }];
  });
}

/** What kind of thing of another instance the text is the ARN of, if it is one. */
export function kindOfForeign(arn: string, instanceArn: string): ResourceKind | undefined {
  if (FUNCTION.test(arn)) return 'function';
  const [, owner, kind = ''] = IN_INSTANCE.exec(arn) ?? [];
  if (owner === undefined || owner === instanceArn || !Object.hasOwn(KINDS_IN_ARNS, kind)) return undefined;
  return KINDS_IN_ARNS[kind];
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
