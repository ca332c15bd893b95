import { statSync } from 'node:fs';
import type { DeployedFunction } from '../lambda/invocation.ts';
import type { App } from './app.ts';
import type { Resource } from './resource.ts';
import type { Stack } from './stack.ts';

/** A resource, and what it comes to here. */
export interface Reading<Deployed> {
  readonly resource: Resource;
  readonly deployed: Deployed;
}

/** Lambda's defaults where a template is silent (template reference, AWS::Lambda::Function). */
const DEFAULT_TIMEOUT_SECONDS = 3;
const DEFAULT_MEMORY_MB = 128;

/** The functions that can run here: those of a Node runtime whose code is a folder of the assembly. */
export function* readFunctions(app: App): Generator<Reading<DeployedFunction>> {
  for (const stack of app.stacks) {
    const ofDeployments = servingDeployments(stack);
    for (const resource of stack.resources.values()) {
      if (resource.type !== 'AWS::Lambda::Function' || ofDeployments.has(resource.logicalId)) continue;
      const codeDir = codeDirOf(resource, stack.assets);
      if (codeDir === undefined) continue;
      yield {
        resource,
        deployed: {
          name: nameOf(app, resource),
          arn: app.values.arn(resource),
          codeDir,
          handler: resource.text('Handler'),
          environment: environmentOf(resource),
          timeoutSeconds: resource.number('Timeout', DEFAULT_TIMEOUT_SECONDS),
          memoryMb: resource.number('MemorySize', DEFAULT_MEMORY_MB),
          reservedConcurrency: resource.number('ReservedConcurrentExecutions', undefined),
        },
      };
    }
  }
}

/**
 * The logical ids of a stack's functions that CloudFormation alone invokes, for custom resources: nothing is deployed
 * here.
 */
function servingDeployments(stack: Stack): ReadonlySet<unknown> {
  const targets = [...stack.resources.values()]
    .filter(({ type }) => type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource')
    .map((resource) => resource.member('ServiceToken', 'Fn::GetAtt'));
  return new Set(targets.map((target) => (Array.isArray(target) ? target[0] : undefined)));
}

/** The logical id, unless another stack has a function of that logical id as well. */
function nameOf(app: App, resource: Resource): string {
  const { logicalId } = resource;
  const first = [...app.resources('AWS::Lambda::Function')].find((other) => other.logicalId === logicalId);
  return first === resource ? logicalId : app.values.name(resource);
}

function codeDirOf(resource: Resource, assets: ReadonlyMap<string, string>): string | undefined {
  const runtime = resource.optionalText('Runtime');
  if (runtime === undefined || !runtime.startsWith('nodejs')) return undefined;
  if (resource.memberNames('Code').includes('ZipFile')) return undefined;
  const key = resource.member('Code', 'S3Key');
  if (typeof key !== 'string') throw resource.problem('Code.S3Key is missing.');
  const path = assets.get(key);
  if (path === undefined) {
    throw resource.problem(
      `its code ${key} is not an asset of the assembly. Expected code from lambda.Code.fromAsset.`,
    );
  }
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw resource.problem(
      `its code ${path} is not a folder. Expected the folder of a built bundle; build, then synthesize.`,
    );
  }
  return path;
}

function environmentOf(resource: Resource): Record<string, string> {
  const variables = resource.object('Environment').Variables ?? {};
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, String(value)]));
}
