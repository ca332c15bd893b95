import { App } from './app.ts';
import type { Deployment } from './deployment.ts';
import { DeploymentProblem } from './deployment-problem.ts';
import { Unresolvable } from './intrinsics.ts';
import { lastPart } from './last-part.ts';
import type { ParameterValues } from './parameters.ts';
import { readConnectQueues, readFileScanners, readFlows, readInstanceArn } from './read-connect.ts';
import { type Reading, readFunctions } from './read-functions.ts';
import { readHours } from './read-hours.ts';
import { httpApiParts, readHttpApis } from './read-http-apis.ts';
import { readEventSources, readSqsQueues, readSubscriptions, readTopics } from './read-messaging.ts';
import { readRules } from './read-rules.ts';
import { readTables } from './read-tables.ts';
import { readTestCases } from './read-test-cases.ts';
import type { Resource } from './resource.ts';
import type { ServedAt } from './resource-values.ts';

interface ReadDeploymentOptions extends ServedAt {
  /** For stacks that are environment-agnostic; else the region of the instance that the flows name, else us-east-1. */
  readonly region?: string;
  readonly accountId?: string;
  /** Values for the parameters of its stacks, by `Name` or `Stack:Name`. */
  readonly parameters?: ParameterValues;
}

const DEFAULT_REGION = 'us-east-1';
const DEFAULT_ACCOUNT_ID = '000000000000';

/** Resources that other resources' values rest on, and that come to nothing of their own here. */
const KNOWN_TYPES: ReadonlySet<string> = new Set([
  'AWS::CDK::Metadata',
  'AWS::CloudFormation::Stack',
  'AWS::Connect::Instance',
  'AWS::Lambda::Alias',
  'AWS::Lambda::Version',
]);

/**
 * Reads what `cdk synth` wrote as the deployment that Local Connect runs. Identifiers that only a real deployment
 * would give are derived from stack and logical id: they are the same at each start.
 * Throws `DeploymentProblem`, which names stack and logical id, for what cannot be read.
 */
export function readDeployment(assemblyDir: string, options: ReadDeploymentOptions): Deployment {
  const place = { region: options.region ?? DEFAULT_REGION, accountId: options.accountId ?? DEFAULT_ACCOUNT_ID };
  try {
    const deployment = readAt(assemblyDir, place, options);
    const [, , , region = '', accountId = ''] = deployment.instanceArn.split(':');
    const isElsewhere = region !== place.region || accountId !== place.accountId;
    if (!isElsewhere) return deployment;
    // Stacks without an environment of their own are deployed where the instance is.
    return readAt(
      assemblyDir,
      { region: options.region ?? region, accountId: options.accountId ?? accountId },
      options,
    );
  } catch (error) {
    if (error instanceof Unresolvable) throw new DeploymentProblem({ stackName: '', logicalId: '' }, error.message);
    throw error;
  }
}

function readAt(
  assemblyDir: string,
  place: { readonly region: string; readonly accountId: string },
  options: ReadDeploymentOptions,
): Deployment {
  const app = new App(assemblyDir, place, options);
  const used = new Set<Resource>();
  const take = <Deployed>(readings: Iterable<Reading<Deployed>>): readonly Deployed[] =>
    Array.from(readings, ({ resource, deployed }) => {
      used.add(resource);
      return deployed;
    });

  const instanceArn = readInstanceArn(app, place);
  const [, , , region = place.region, accountId = place.accountId] = instanceArn.split(':');
  const sqsQueues = take(readSqsQueues(app, options));
  const httpApis = take(readHttpApis(app, options));
  const [fileScannerArn] = take(readFileScanners(app));
  if (httpApis.length > 0) for (const part of httpApiParts(app)) used.add(part);
  return {
    region,
    accountId,
    instanceArn,
    instanceId: lastPart(instanceArn),
    stacks: app.stacks.map(({ name, outputs }) => ({ name, outputs })),
    queues: take(readConnectQueues(app)),
    hours: take(readHours(app)),
    flows: take(readFlows(app)),
    testCases: take(readTestCases(app)),
    functions: take(readFunctions(app)),
    sqsQueues,
    topics: take(readTopics(app)),
    subscriptions: take(readSubscriptions(app)),
    tables: take(readTables(app)),
    eventSources: take(readEventSources(app, sqsQueues)),
    rules: take(readRules(app)),
    httpApis,
    fileScannerArn,
    skipped: [...app.resources()]
      .filter((resource) => !used.has(resource) && !KNOWN_TYPES.has(resource.type))
      .map(({ stackName, logicalId, type }) => ({ stack: stackName, logicalId, type })),
  };
}
