import type { Chance } from '../engine/index.ts';
import type { FlowContent, FlowType } from '../flow-language/index.ts';
import type { Instance } from '../instance.ts';

export interface Flow {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly type: FlowType;
  readonly content: FlowContent;
}

/** The flows of the instance, by id, ARN or name. */
export class FlowStore {
  readonly #byId = new Map<string, Flow>();
  readonly #instance: Instance;
  readonly #chance: Chance;

  constructor(parts: { instance: Instance; chance: Chance }) {
    this.#instance = parts.instance;
    this.#chance = parts.chance;
  }

  get all(): readonly Flow[] {
    return [...this.#byId.values()];
  }

  /** A flow by its id or ARN, as blocks and operations name it. */
  find(idOrArn: string): Flow | undefined {
    return this.#byId.get(idOrArn.slice(idOrArn.lastIndexOf('/') + 1));
  }

  named(name: string): Flow | undefined {
    return this.all.find((flow) => flow.name === name);
  }

  /** Adds a flow whose content is valid. One with the same name is replaced, and keeps its id. */
  put(flow: { name: string; type: FlowType; content: FlowContent; id?: string }): Flow {
    const id = this.named(flow.name)?.id ?? flow.id ?? this.#chance.uuid();
    const kind = flow.type === 'MODULE' ? 'flow-module' : 'contact-flow';
    const arn = `${this.#instance.instanceArn}/${kind}/${id}`;
    const stored: Flow = { id, arn, name: flow.name, type: flow.type, content: flow.content };
    this.#byId.set(id, stored);
    return stored;
  }
}
