import { missingError, ServiceError } from './errors.ts';
import type { OperationContext } from './operation.ts';

/** An operation names the instance by its id; its ARN is accepted too. */
export function requireInstance({ instance, model }: OperationContext, instanceId: string): void {
  if (instanceId === instance.instanceId || instanceId === instance.instanceArn) return;
  if (instance.alsoKnownAs?.has(instanceId) === true) return;
  throw new ServiceError(
    missingError(model),
    `There is no such instance here. This one is ${instance.instanceId} (GET /local/instance).`,
  );
}
