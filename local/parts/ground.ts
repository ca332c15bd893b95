import { bareDeployment, type Deployment, readDeployment } from '../deployment/index.ts';
import type { Chance } from '../engine/index.ts';
import { FlowStore } from '../flows/index.ts';
import { loadFlow } from '../flows/load-flow.ts';
import { type Instance, makeQueue } from '../instance.ts';
import type { LocalConnectOptions } from './options.ts';

/** What was asked for: the deployment, and the instance that it makes together with the options. */
export interface Ground {
  readonly deployment: Deployment;
  readonly instance: Instance;
  readonly flows: FlowStore;
  /** From now on the instance is taken for that one too, which is named by its id or ARN. */
  readonly standFor: (instance: string) => void;
}

/** Reads the assembly, whose queues and APIs are served at `url`. */
export function layGround(options: LocalConnectOptions, url: string, chance: Chance): Ground {
  const deployment = deploy(options.assembly, url);
  const moreQueues = (options.queues ?? []).map((queue) => makeQueue(deployment.instanceArn, queue));
  const alsoKnownAs = new Set<string>();
  const instance: Instance = { ...deployment, queues: [...deployment.queues, ...moreQueues], alsoKnownAs };
  const flows = new FlowStore({ instance, chance });
  for (const { id, name, type, content } of deployment.flows) flows.put({ id, name, type, content });
  for (const flow of options.flows ?? []) loadFlow(flows, flow);
  const standFor = (named: string) => void alsoKnownAs.add(named.slice(named.lastIndexOf('/') + 1));
  return { deployment, instance, flows, standFor };
}

function deploy(assembly: string | undefined, url: string): Deployment {
  if (assembly === undefined) return bareDeployment();
  return readDeployment(assembly, {
    sqsUrl: (name) => `${url}/queues/${name}`,
    apiUrl: (name) => `${url}/apis/${encodeURIComponent(name)}`,
  });
}
