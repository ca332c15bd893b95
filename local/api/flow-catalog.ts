import type { Chance, ChatClock } from '../engine/index.ts';
import { cutText } from '../error-texts.ts';
import { foreignProblemsOf, type Knows } from '../flow-files/index.ts';
import type { FlowType, Problem, ResourceKind } from '../flow-language/index.ts';
import { checkFlow, InvalidFlow } from '../flows/check-flow.ts';
import type { FlowStore } from '../flows/flow-store.ts';
import type { Instance } from '../instance.ts';
import { ServiceError } from './errors.ts';

/** What a request says of a new flow. */
interface NewFlow {
  readonly name: string;
  readonly type: FlowType;
  readonly content: string;
  readonly publish: boolean;
  readonly description: string | undefined;
  readonly tags: Readonly<Record<string, string>> | undefined;
}

/** A flow as the flow operations tell of it. */
interface CatalogEntry {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly type: FlowType;
  /** `SAVED`: it has never been published, and nothing can start it. */
  readonly status: 'PUBLISHED' | 'SAVED';
  readonly publishedContent: string | undefined;
  readonly savedContent: string | undefined;
  readonly description: string | undefined;
  readonly tags: Readonly<Record<string, string>> | undefined;
  readonly lastModifiedAtMs: number | undefined;
}

type Known = Pick<CatalogEntry, 'id' | 'arn' | 'name' | 'type'>;
type Note = Pick<CatalogEntry, 'description' | 'tags' | 'lastModifiedAtMs'>;

const SAVED_ALIAS = ':$SAVED';
/** The model's limits on what the error lists. */
const MOST_PROBLEMS = 50;
const MOST_PROBLEM_CHARACTERS = 256;

/**
 * The flows as the flow operations see them. Those that are published are the instance's and run; those that are only
 * saved nobody but these operations knows (API reference, CreateContactFlow and DescribeContactFlow).
 */
export class FlowCatalog {
  readonly #flows: FlowStore;
  readonly #instance: Instance;
  readonly #chance: Chance;
  readonly #clock: ChatClock;
  readonly #unpublished = new Map<string, Known>();
  /** What was saved and not published since, by flow id. */
  readonly #saved = new Map<string, string>();
  readonly #notes = new Map<string, Note>();

  constructor(parts: { flows: FlowStore; instance: Instance; chance: Chance; clock: ChatClock }) {
    this.#flows = parts.flows;
    this.#instance = parts.instance;
    this.#chance = parts.chance;
    this.#clock = parts.clock;
  }

  /** By name. Modules are not flows to these operations. */
  get all(): readonly CatalogEntry[] {
    const published = this.#flows.all.filter(({ type }) => type !== 'MODULE');
    return [...published, ...this.#unpublished.values()]
      .map((flow) => this.#entry(flow))
      .sort((left, right) => (left.name < right.name ? -1 : 1));
  }

  /** A flow by its id or ARN, with or without `:$SAVED`, which asks for what was saved and not published. */
  find(idOrArn: string): { entry: CatalogEntry; wantsSaved: boolean } {
    const wantsSaved = idOrArn.endsWith(SAVED_ALIAS);
    const plain = wantsSaved ? idOrArn.slice(0, -SAVED_ALIAS.length) : idOrArn;
    const flow = this.#flows.find(plain) ?? this.#unpublished.get(plain.slice(plain.lastIndexOf('/') + 1));
    if (flow !== undefined && flow.type !== 'MODULE') return { entry: this.#entry(flow), wantsSaved };
    throw new ServiceError(
      'ResourceNotFoundException',
      'There is no flow with this ContactFlowId. GET /local/instance lists those that are published.',
    );
  }

  create({ name, type, content, publish, description, tags }: NewFlow): CatalogEntry {
    if (this.all.some((flow) => flow.name === name) || this.#flows.named(name) !== undefined) {
      throw new ServiceError('DuplicateResourceException', `There is a flow "${name}" already.`);
    }
    const parsed = publish ? this.#parse({ name, type }, content) : undefined;
    const id = this.#chance.uuid();
    const flow = { id, arn: `${this.#instance.instanceArn}/contact-flow/${id}`, name, type };
    if (parsed === undefined) {
      this.#unpublished.set(id, flow);
      this.#saved.set(id, content);
    } else {
      this.#flows.put({ id, name, type, ...parsed });
    }
    this.#notes.set(id, { description, tags, lastModifiedAtMs: this.#clock.nowMs });
    return this.#entry(flow);
  }

  /** Publishes new content, or saves it as it is: what is only saved is not checked. */
  update({ id, name, type, description, tags }: CatalogEntry, content: string, publish: boolean): void {
    if (publish) {
      this.#flows.put({ id, name, type, ...this.#parse({ name, type }, content) });
      this.#unpublished.delete(id);
      this.#saved.delete(id);
    } else {
      this.#saved.set(id, content);
    }
    this.#notes.set(id, { description, tags, lastModifiedAtMs: this.#clock.nowMs });
  }

  #parse(named: Named, content: string) {
    const { instanceArn, alsoKnownAs } = this.#instance;
    const standsFor = (instanceId: string) => alsoKnownAs?.has(instanceId) === true;
    return parseContent(named, content, instanceArn, { standsFor, has: (kind, id) => this.#has(kind, id) });
  }

  /** Prompts, views and agents are not listed anywhere: those that are named by an id are taken to be there. */
  #has(kind: ResourceKind, id: string): boolean {
    if (kind === 'queue') return this.#instance.queues.some((queue) => queue.id === id);
    if (kind === 'hours') return this.#instance.hours?.some((hours) => hours.id === id) === true;
    return (kind !== 'flow' && kind !== 'module') || this.#flows.find(id) !== undefined;
  }

  #entry({ id, arn, name, type }: Known): CatalogEntry {
    const published = this.#unpublished.has(id) ? undefined : this.#flows.find(id);
    const { description, tags, lastModifiedAtMs } = this.#notes.get(id) ?? { ...NO_NOTE, tags: published?.tags };
    return {
      id,
      arn,
      name,
      type,
      status: published === undefined ? 'SAVED' : 'PUBLISHED',
      publishedContent: published === undefined ? undefined : JSON.stringify(published.content),
      savedContent: this.#saved.get(id),
      description,
      tags,
      lastModifiedAtMs,
    };
  }
}

const NO_NOTE: Note = { description: undefined, tags: undefined, lastModifiedAtMs: undefined };

type Named = Pick<CatalogEntry, 'name' | 'type'>;

/** What is published may name nothing of another instance (assumed, from exports that were copied between them). */
function parseContent({ name, type }: Named, text: string, instanceArn: string, knows: Knows) {
  try {
    const checked = checkFlow(name, JSON.parse(text), type);
    const foreign = foreignProblemsOf(checked.content, instanceArn, knows);
    if (foreign.length > 0) throw invalidContent(foreign);
    return checked;
  } catch (error) {
    if (error instanceof InvalidFlow) throw invalidContent(error.problems);
    if (error instanceof SyntaxError) throw invalidContent([{ path: '', message: 'The content is not JSON.' }]);
    throw error;
  }
}

function invalidContent(problems: readonly Problem[]): ServiceError {
  const listed = problems.slice(0, MOST_PROBLEMS).map(({ path, message }) => {
    const text = path === '' || message.includes(path) ? message : `${message}. Path: ${path}`;
    return { message: cutText(text, MOST_PROBLEM_CHARACTERS) };
  });
  return new ServiceError('InvalidContactFlowException', 'The flow is invalid.', { problems: listed });
}
