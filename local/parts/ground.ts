import { Changes } from '../changes.ts';
import { bareDeployment, type Deployment, readDeployment } from '../deployment/index.ts';
import type { Chance } from '../engine/index.ts';
import { Adopter, FlowLoader, type LoadedFlow } from '../flow-loading/index.ts';
import { FlowStore } from '../flows/index.ts';
import { InstanceContents } from '../instance.ts';
import { Answers } from '../lambda/answers.ts';
import { isMeant, unqualified } from '../lambda/function-name.ts';
import type { LocalConnectOptions } from './options.ts';

/** What was asked for: the deployment, and the instance that it makes together with the options. */
export interface Ground {
  readonly deployment: Deployment;
  readonly instance: InstanceContents;
  readonly flows: FlowStore;
  readonly loader: FlowLoader;
  /** What came of each flow at the start: those of the assembly, then those of the options. */
  readonly loaded: readonly LoadedFlow[];
  /** What flows are answered in the place of functions. */
  readonly answers: Answers;
  /** What was read again since. */
  readonly changes: Changes;
  /** From now on the instance is taken for that one too, which is named by its id or ARN. */
  readonly standFor: (instance: string) => void;
}

/** Reads the assembly, whose queues and APIs are served at `url`. */
export function layGround(options: LocalConnectOptions, url: string, chance: Chance): Ground {
  const deployment = deploy(options, url);
  const instance = new InstanceContents(deployment);
  for (const queue of options.queues ?? []) instance.addQueue(queue);
  const answers = new Answers(options.functions);
  const flows = new FlowStore({ instance, chance });
  const functions = {
    knows: (arn: string) => answers.has(arn) || deployment.functions.some((one) => isMeant(one.arn, arn)),
    answerEmpty: (arn: string) => answers.set(unqualified(arn), () => ({})),
  };
  const loader = new FlowLoader({ instance, flows, adopter: new Adopter({ instance, flows, functions }) });
  const loaded = [...loader.keepAll(deployment.flows), ...loader.loadAll(options.flows ?? [])];
  const standFor = (named: string) => void instance.alsoKnownAs.add(named.slice(named.lastIndexOf('/') + 1));
  return { deployment, instance, flows, loader, loaded, answers, changes: new Changes(), standFor };
}

/** Reads the assembly as it is now. */
export function deploy({ assembly, parameters = {} }: LocalConnectOptions, url: string): Deployment {
  if (assembly === undefined) return bareDeployment();
  return readDeployment(assembly, {
    parameters,
    sqsUrl: (name) => `${url}/queues/${name}`,
    apiUrl: (name) => `${url}/apis/${encodeURIComponent(name)}`,
  });
}
