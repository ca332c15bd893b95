import { CfnElement } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

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
