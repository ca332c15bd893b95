import type { Chance } from '../engine/index.ts';
import { examine, type Findings, type FlowContent, type FlowType, stoodInBlocks } from '../flow-language/index.ts';
import type { Instance } from '../instance.ts';
import type { StandIns } from './stand-in.ts';

export interface Flow {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly type: FlowType;
  readonly content: FlowContent;
  /** The identifiers of blocks that are not emulated: a chat takes there what was declared, or their error branch. */
  readonly stoodIn: readonly string[];
  readonly standIns: StandIns;
  /** Those of its deployment. */
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

/** A flow to keep. Its content is valid. */
export interface FlowToKeep {
  readonly name: string;
  readonly type: FlowType;
  readonly content: FlowContent;
  readonly id?: string;
  readonly standIns?: StandIns;
  readonly tags?: Flow['tags'];
  /** What was found in it. Default: it is examined. */
  readonly findings?: Findings;
}

/** The flows of the instance, by id, ARN or name. */
export class FlowStore {
  readonly #byId = new Map<string, Flow>();
  /** Ids that flows have elsewhere, and theirs here. */
  readonly #links = new Map<string, string>();
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
    const id = idOrArn.slice(idOrArn.lastIndexOf('/') + 1);
    return this.#byId.get(id) ?? this.#byId.get(this.#links.get(id) ?? '');
  }

  named(name: string): Flow | undefined {
    return this.all.find((flow) => flow.name === name);
  }

  /** Adds a flow. One with the same id or name is replaced: that id is kept, and so renames it. */
  put({ name, type, content, id: given, standIns = {}, tags, findings = examine(content, type) }: FlowToKeep): Flow {
    const known = given !== undefined && this.#byId.has(given) ? given : this.named(name)?.id;
    const id = known ?? given ?? this.#chance.uuid();
    const kind = type === 'MODULE' ? 'flow-module' : 'contact-flow';
    const arn = `${this.#instance.instanceArn}/${kind}/${id}`;
    const stored: Flow = { id, arn, name, type, content, standIns, tags, stoodIn: stoodInBlocks(findings) };
    this.#byId.set(id, stored);
    return stored;
  }

  /** From now on the flow `id` is also found by another one, such as the id that it has in its own instance. */
  link(otherId: string, id: string): void {
    if (otherId !== id) this.#links.set(otherId, id);
  }

  /** Takes a flow away; false where there is none of that name. Chats that are in it go on to its end. */
  delete(name: string): boolean {
    const id = this.named(name)?.id;
    return id !== undefined && this.#byId.delete(id);
  }
}
