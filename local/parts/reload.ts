import { isDeepStrictEqual } from 'node:util';
import type { DeployedFlow, Deployment } from '../deployment/deployment.ts';
import type { DeployedFunction } from '../lambda/invocation.ts';
import type { Cloud } from './cloud.ts';
import { deploy, type Ground } from './ground.ts';
import type { LocalConnectOptions } from './options.ts';

/** What came of reading an assembly again. */
export interface Reloaded {
  /** What is live now, such as `flow Chat welcome`. */
  readonly changed: readonly string[];
  /** What is different in the assembly and takes a new start, such as `tables`. */
  readonly needsStart: readonly string[];
}

/** What other parts have taken hold of when they were made. */
const AT_START = [
  'tables',
  'sqsQueues',
  'topics',
  'subscriptions',
  'eventSources',
  'rules',
  'httpApis',
  'fileScannerArn',
  'testCases',
] as const satisfies readonly (keyof Deployment)[];

interface Below {
  readonly options: LocalConnectOptions;
  readonly url: string;
  readonly ground: Ground;
  readonly cloud: Cloud;
}

/** Reads the assembly again while chats go on. */
export class Reloading {
  readonly #below: Below;
  #last: Deployment;

  constructor(below: Below) {
    this.#below = below;
    this.#last = below.ground.deployment;
  }

  /** Throws where the assembly cannot be read; all goes on as before then. */
  async reload(): Promise<Reloaded> {
    const { options, url } = this.#below;
    const [before, now] = [this.#last, deploy(options, url)];
    this.#last = now;
    return applyDeployment(this.#below, before, now);
  }

  async replaceCode(functionName: string, codeDir: string): Promise<boolean> {
    const { lambda } = this.#below.cloud;
    const deployed = lambda.find(functionName);
    if (deployed === undefined) return false;
    await lambda.replace({ ...deployed, codeDir });
    return true;
  }
}

/**
 * Has the flows, queues, hours and functions of another reading of the assembly take the place of those of the last
 * one. Chats go on: a flow that runs keeps to the version that it began in.
 */
async function applyDeployment(
  parts: Pick<Below, 'ground' | 'cloud'>,
  before: Deployment,
  now: Deployment,
): Promise<Reloaded> {
  const { ground, cloud } = parts;
  const changed = [
    ...applyQueues(ground, before, now),
    ...applyFlows(ground, before, now),
    ...(await applyFunctions(cloud, before, now)),
  ];
  const names = ({ functions }: Deployment) => functions.map(({ name }) => name);
  const needsStart = [
    ...AT_START.filter((part) => !isDeepStrictEqual(before[part], now[part])),
    ...(isDeepStrictEqual(names(before), names(now)) ? [] : ['the list of functions']),
  ];
  return { changed, needsStart };
}

function applyQueues({ instance }: Ground, before: Deployment, now: Deployment): readonly string[] {
  const queues = now.queues.filter((queue) => !before.queues.some((known) => isDeepStrictEqual(known, queue)));
  for (const queue of queues) instance.addQueue(queue);
  const hours = now.hours.filter((entry) => !before.hours.some((known) => isDeepStrictEqual(known, entry)));
  for (const entry of hours) instance.setHours(entry);
  return [...queues.map(({ name }) => `queue ${name}`), ...hours.map(({ name }) => `hours ${name}`)];
}

function applyFlows({ flows, loader }: Ground, before: Deployment, now: Deployment): readonly string[] {
  const isSame = (one: DeployedFlow, other: DeployedFlow) =>
    one.id === other.id && one.name === other.name && isDeepStrictEqual(one.content, other.content);
  const changed = now.flows.filter((flow) => !before.flows.some((known) => isSame(known, flow)));
  loader.keepAll(changed);
  const gone = before.flows.filter(({ id }) => !now.flows.some((flow) => flow.id === id));
  for (const { name } of gone) flows.delete(name);
  return [...changed, ...gone].map(({ name }) => `flow ${name}`);
}

async function applyFunctions({ lambda }: Cloud, before: Deployment, now: Deployment): Promise<readonly string[]> {
  const known = new Map(before.functions.map((deployed) => [deployed.name, deployed]));
  const changed = now.functions.filter((deployed) => {
    const last: DeployedFunction | undefined = known.get(deployed.name);
    return last !== undefined && !isDeepStrictEqual(last, deployed);
  });
  for (const deployed of changed) await lambda.replace(deployed);
  return changed.map(({ name }) => `function ${name}`);
}
