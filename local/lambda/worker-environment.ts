import type { DeployedFunction } from './invocation.ts';

/** The name in the function's ARN, which is the deployed one; `name` is the template's. */
export function physicalNameOf(deployed: DeployedFunction): string {
  const [, , , , , , physicalName = deployed.name] = deployed.arn.split(':');
  return physicalName;
}

/**
 * The whole environment of a worker; nothing of this process's own is in it. The host's variables come after the
 * function's: no setting of a function may point it at the real service.
 * The names are Lambda's (developer guide, configuration-envvars). `TZ` is there to be read: a thread cannot have a
 * time zone other than its process's.
 */
export function workerEnvironment(parts: {
  readonly deployed: DeployedFunction;
  readonly host: Readonly<Record<string, string>>;
  readonly logGroupName: string;
  readonly logStreamName: string;
}): Record<string, string> {
  const { deployed } = parts;
  return {
    ...deployed.environment,
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    _HANDLER: deployed.handler,
    LAMBDA_TASK_ROOT: deployed.codeDir,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_FUNCTION_NAME: physicalNameOf(deployed),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(deployed.memoryMb),
    AWS_LAMBDA_LOG_GROUP_NAME: parts.logGroupName,
    AWS_LAMBDA_LOG_STREAM_NAME: parts.logStreamName,
    ...parts.host,
  };
}
