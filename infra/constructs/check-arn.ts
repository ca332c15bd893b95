import { Token } from 'aws-cdk-lib';
import { partsOfInstanceArn, resourceArnProblem } from '../settings/resource-arn.ts';
import type { FlowsInstance } from './connect-instance.ts';

const instance = 'arn:aws[-a-z0-9]*:connect:[-a-z0-9]*:[0-9]{12}:instance/[-a-zA-Z0-9]+';

/** As CloudFormation takes them (AWS::Connect::ContactFlow): wider than what an instance's id is today. */
const patterns = {
  instance: new RegExp(`^${instance}$`),
  flow: new RegExp(`^${instance}/contact-flow/[-a-zA-Z0-9]+$`),
} as const;

/**
 * Refuses an id, an alias or another's ARN where an ARN is needed: CloudFormation would do so minutes later, and a
 * permission on it would never hold. What is known only at deployment cannot be checked here.
 */
export function checkArn(kind: keyof typeof patterns, arn: string, where: string): void {
  if (Token.isUnresolved(arn) || patterns[kind].test(arn)) return;
  for (const problem of resourceArnProblem(kind, arn)) throw new TypeError(`${where}: ${problem}`);
}

/** Refuses an account that is not the instance's: nothing that names both would ever be allowed. */
export function checkAccount({ instanceArn, accountId }: FlowsInstance, where: string): void {
  if (Token.isUnresolved(instanceArn) || Token.isUnresolved(accountId)) return;
  const { accountId: own } = partsOfInstanceArn(instanceArn);
  if (own === accountId) return;
  throw new TypeError(
    `${where}: the instance is in the account ${own}, and accountId is ${JSON.stringify(accountId)}; ` +
      "pass the instance's account",
  );
}
