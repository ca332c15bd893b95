import { CfnIntegrationAssociation } from 'aws-cdk-lib/aws-connect';
import type { Construct } from 'constructs';
import { keepLogicalIdIn } from './logical-id.ts';

/** Has a function appear in an instance's list for Invoke Lambda blocks. An instance takes a function once. */
export function associateFunction(scope: Construct, id: string, functionArn: string, instanceArn: string): void {
  const association = new CfnIntegrationAssociation(scope, id, {
    // Named an id, it takes the ARN (CloudFormation, AWS::Connect::IntegrationAssociation).
    instanceId: instanceArn,
    integrationType: 'LAMBDA_FUNCTION',
    integrationArn: functionArn,
  });
  keepLogicalIdIn(instanceArn, association, id);
}
