import { createHash } from 'node:crypto';
import { CfnElement, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { checkArn } from './check-arn.ts';

/**
 * Gives a construct's resource a logical id that is the same in every template: tools know it by that, and nothing that
 * holds data is replaced because code was moved.
 */
export function keepLogicalId(construct: IConstruct, logicalId: string): void {
  const resource = construct.node.defaultChild ?? construct;
  if (!CfnElement.isCfnElement(resource)) {
    throw new Error(`${construct.node.path} has no resource of its own to be called ${logicalId} in the template.`);
  }
  resource.overrideLogicalId(logicalId);
}

/**
 * The same for a resource that lives in an Amazon Connect instance. With another instance it is another resource: the
 * service moves none, and CloudFormation's "InstanceArn cannot be updated" would be the end of a deployment.
 */
export function keepLogicalIdIn(instanceArn: string, construct: IConstruct, logicalId: string): void {
  checkArn('instance', instanceArn, construct.node.path);
  const written = JSON.stringify(Stack.of(construct).resolve(instanceArn));
  const instance = createHash('sha256').update(written).digest('hex').slice(0, 8).toUpperCase();
  keepLogicalId(construct, `${logicalId}In${instance}`);
}
