import { type ForeignResource, isBareId } from '../flow-files/index.ts';
import type { FlowContent, ResourceKind } from '../flow-language/index.ts';
import type { FlowStore } from '../flows/index.ts';
import type { AdoptedThing, InstanceContents } from '../instance.ts';
import { makeFlow, typeNeeded } from './made-flow.ts';

/** The functions that flows can invoke. */
interface KnownFunctions {
  /** Whether the function is deployed or has an answer. */
  knows(arn: string): boolean;
  /** Gives it an answer of `{}`, whatever its alias or version. */
  answerEmpty(arn: string): void;
}

type Adopt = (resource: ForeignResource, content: FlowContent) => void;

/**
 * Makes local what a flow names of another instance. A queue, a prompt, a view, an agent and a sub-flow have the name
 * that the export gives them; hours never close; a function answers `{}`.
 */
export class Adopter {
  readonly #instance: InstanceContents;
  readonly #flows: FlowStore;
  readonly #functions: KnownFunctions;
  readonly #adopt: Readonly<Record<ResourceKind, Adopt>>;

  constructor(parts: { instance: InstanceContents; flows: FlowStore; functions: KnownFunctions }) {
    const { instance, flows, functions } = parts;
    this.#instance = instance;
    this.#flows = flows;
    this.#functions = functions;
    const adoptFlow: Adopt = (resource, content) => this.#adoptFlow(resource, content);
    this.#adopt = {
      queue: ({ name, arn }) => void instance.addQueue({ name, ...(isBareId(arn) ? { id: arn } : { arn }) }),
      hours: ({ name, arn }) => instance.addOpenHours(name, arn),
      // Blocks ask no more of these than that they are there.
      prompt: () => {},
      view: () => {},
      agent: () => {},
      flow: adoptFlow,
      module: adoptFlow,
      function: ({ arn }) => functions.answerEmpty(arn),
    };
  }

  /** Answers those that were not there before, or that an earlier flow brought along. */
  adopt(resources: readonly ForeignResource[], content: FlowContent): readonly AdoptedThing[] {
    const adopted: AdoptedThing[] = [];
    for (const resource of resources) {
      const { kind, name, arn } = resource;
      const before = this.#instance.adopted.get(arn);
      if (before === undefined && this.#isThere(resource)) continue;
      const thing = before ?? { kind, name, arn };
      adopted.push(thing);
      if (before !== undefined && this.#isThere(resource)) continue;
      this.#adopt[kind](resource, content);
      this.#instance.adopted.set(arn, thing);
    }
    return adopted;
  }

  #isThere({ kind, arn }: ForeignResource): boolean {
    switch (kind) {
      case 'queue':
        return this.#instance.queues.some((queue) => queue.arn === arn || queue.id === arn);
      case 'hours':
        return this.#instance.hours.some((hours) => hours.arn === arn || hours.id === arn);
      case 'flow':
      case 'module':
        return this.#flows.find(flowIdOf(arn)) !== undefined;
      case 'function':
        return this.#functions.knows(arn);
      default:
        return this.#instance.adopted.has(arn);
    }
  }

  /** A loaded flow of the same name is the one that is meant; where there is none, one is made. */
  #adoptFlow({ kind, name, arn }: ForeignResource, content: FlowContent): void {
    const id = flowIdOf(arn);
    const namesake = this.#flows.named(name);
    const fits = namesake !== undefined && (namesake.type === 'MODULE') === (kind === 'module');
    if (fits) {
      this.#flows.link(id, namesake.id);
      return;
    }
    this.#flows.put({ ...makeFlow(name, typeNeeded(content, arn)), id, name: this.#freeName(name) });
  }

  /** A flow with the name of another would take its place. */
  #freeName(name: string): string {
    let free = name;
    for (let number = 2; this.#flows.named(free) !== undefined; number += 1) free = `${name} (${number})`;
    return free;
  }
}

/** The id in a flow's ARN: an alias or a version may follow. */
export function flowIdOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1).replace(/:.*$/u, '');
}
