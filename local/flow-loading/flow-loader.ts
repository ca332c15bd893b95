import { displayNamesOf, type FlowFile, foreignResourcesOf, readFlowFile } from '../flow-files/index.ts';
import type { Problem } from '../flow-language/index.ts';
import { checkFlow, InvalidFlow } from '../flows/check-flow.ts';
import type { Flow, FlowStore, FlowToKeep } from '../flows/flow-store.ts';
import type { InstanceContents } from '../instance.ts';
import type { Adopter } from './adopter.ts';
import type { FlowToLoad, LoadedFlow } from './flow-to-load.ts';
import { tellBetterType } from './other-type.ts';
import { stoodInBlocksOf, unusedStandIns } from './tell-stand-ins.ts';

interface Read {
  readonly given: FlowToLoad;
  readonly file: FlowFile;
  readonly flow: Flow;
  /** What there is to say of it to its author. */
  readonly found: readonly Problem[];
}

/** Loads flows from what people have, together with what they name of another instance. */
export class FlowLoader {
  readonly #instance: InstanceContents;
  readonly #flows: FlowStore;
  readonly #adopter: Adopter;
  /** What came of each flow when it was last loaded, by id. */
  readonly #told = new Map<string, LoadedFlow>();

  constructor(parts: { instance: InstanceContents; flows: FlowStore; adopter: Adopter }) {
    this.#instance = parts.instance;
    this.#flows = parts.flows;
    this.#adopter = parts.adopter;
  }

  /** What came of the flow with that id, if it was loaded and is not one of the deployment. */
  toldOf(id: string): LoadedFlow | undefined {
    return this.#told.get(id);
  }

  /** Loads one; throws `InvalidFlowFile`, or `InvalidFlow` with everything that is wrong with it. */
  load(flow: FlowToLoad): LoadedFlow {
    return this.#finish(this.#read(flow));
  }

  /** Loads several that may name each other, whatever their order. */
  loadAll(flows: readonly FlowToLoad[]): readonly LoadedFlow[] {
    return flows.map((flow) => this.#read(flow)).map((read) => this.#finish(read));
  }

  /** Keeps the flows of a deployment. What its instance has and no stack makes is taken to be there. */
  keepAll(flows: readonly FlowToKeep[]): readonly LoadedFlow[] {
    return flows
      .map((given) => ({ flow: this.#flows.put(given), warnings: given.findings?.warnings.map(line) ?? [] }))
      .map(({ flow, warnings }) => {
        const resources = foreignResourcesOf(flow.content, NO_INSTANCE, displayNamesOf(flow.content));
        return toldOf(flow, { adopted: this.#adopter.adopt(resources, flow.content), warnings, notes: [] });
      });
  }

  #read(given: FlowToLoad): Read {
    const { strict, standIns = {} } = given;
    const { name: called = given.fallbackName } = given;
    const place = called === undefined ? 'The content' : `The content of the flow "${called}"`;
    const file = readFlowFile(given.content, { place, ...given });
    const { name, type } = file;
    const { content, findings } = checkOrTell(file, strict);
    const id = given.id ?? file.id;
    const flow = this.#flows.put({ name, type, content, findings, standIns, ...(id === undefined ? {} : { id }) });
    if (file.id !== undefined) this.#flows.link(file.id, flow.id);
    return { given, file, flow, found: findings.warnings };
  }

  #finish({ given, file, flow, found }: Read): LoadedFlow {
    const { content } = flow;
    const foreign = foreignResourcesOf(content, this.#instance.instanceArn, file.displayNames);
    const adopted = given.adopt === false ? [] : this.#adopter.adopt(foreign, content);
    const warnings = [...file.warnings, ...found.map(line), ...unusedStandIns(flow)];
    const told = toldOf(flow, { adopted, warnings, notes: file.notes });
    this.#told.set(flow.id, told);
    return told;
  }
}

/** Everything that a deployment's flow names and no stack makes is foreign to it, its own instance's too. */
const NO_INSTANCE = '';

function toldOf(flow: Flow, told: Pick<LoadedFlow, 'adopted' | 'warnings' | 'notes'>): LoadedFlow {
  const { id, arn, name, type } = flow;
  return { id, arn, name, type, ...told, stoodIn: stoodInBlocksOf(flow) };
}

function checkOrTell({ name, type, content }: FlowFile, strict: boolean | undefined) {
  try {
    return checkFlow(name, content, type, strict);
  } catch (error) {
    const advice = error instanceof InvalidFlow ? tellBetterType(content, type) : undefined;
    if (!(error instanceof InvalidFlow) || advice === undefined) throw error;
    throw new InvalidFlow(name, error.problems, advice);
  }
}

function line({ path, message }: Problem): string {
  return message.includes(path) ? message : `${path}: ${message}`;
}
