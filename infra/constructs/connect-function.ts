import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Effect, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  CfnPermission,
  Code,
  Function as LambdaFunction,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { associateFunction } from './associate-function.ts';
import { checkAccount } from './check-arn.ts';
import type { FlowsInstance } from './connect-instance.ts';
import { keepLogicalId, keepLogicalIdIn } from './logical-id.ts';

export interface ConnectFunctionProps {
  /** The function's logical id as well: `sam local invoke` and Local Connect know it by this name. */
  readonly functionName: string;
  readonly description: string;
  /** The folder of the bundle, with `index.mjs` in it. */
  readonly bundleFolder: string;
  readonly timeoutSeconds: number;
  readonly environment: Readonly<Record<string, string>>;
  /** What the function may do, beside writing its own log. */
  readonly permissions: readonly Permission[];
  readonly logRetentionDays: number;
  /** Whether AWS X-Ray traces it. Default: false. */
  readonly tracing?: boolean;
}

export interface Permission {
  /** What it is for: the statement's id, letters and digits. */
  readonly purpose: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** The service through which alone the permission holds, for example `sqs`. */
  readonly viaService?: string;
  /** Needed if a resource contains `*`: why nothing narrower will do. */
  readonly whyWildcard?: string;
}

/**
 * A function with a role and a log group of its own. The role holds the permissions named here, and that of writing
 * to this log group; nothing else.
 *
 * @example
 * const orders = new ConnectFunction(this, 'Orders', {
 *   functionName: 'FindOrder',
 *   description: 'Tells a flow of an order, from an Invoke Lambda block',
 *   bundleFolder: 'dist/find-order',
 *   timeoutSeconds: 8,
 *   environment: {},
 *   permissions: [{ purpose: 'FindOrders', actions: ['dynamodb:GetItem'], resources: [table.tableArn] }],
 *   logRetentionDays: 30,
 * });
 * orders.allowFlowsOf({ instanceArn, accountId: this.account });
 * orders.associateWith({ instanceArn });
 */
export class ConnectFunction extends Construct {
  /** Its logical id. */
  readonly functionName: string;
  readonly lambda: LambdaFunction;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: ConnectFunctionProps) {
    super(scope, id);
    this.functionName = props.functionName;
    const logGroup = new LogGroup(this, 'Logs', {
      retention: props.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    keepLogicalId(logGroup, `${props.functionName}Logs`);
    const writeLogs: Permission = {
      purpose: 'WriteOwnLog',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logGroup.logGroupArn],
    };
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `What ${props.functionName} may do`,
      inlinePolicies: {
        Permissions: new PolicyDocument({
          statements: [writeLogs, ...props.permissions].map((permission) => this.#statement(permission)),
        }),
      },
    });
    keepLogicalId(this.role, `${props.functionName}Role`);
    this.lambda = new LambdaFunction(this, 'Function', {
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(props.bundleFolder),
      handler: 'index.handler',
      // A function's share of a processor grows with its memory: the price of 512 MB buys a shorter cold start, which
      // counts against the block's time limit.
      memorySize: 512,
      timeout: Duration.seconds(props.timeoutSeconds),
      role: this.role,
      logGroup,
      ...(props.tracing === true ? { tracing: Tracing.ACTIVE } : {}),
      // Declared, so that `sam local invoke --env-vars` can point it elsewhere: it sets only variables that the
      // template has. The AWS SDK ignores an empty one.
      environment: { ...props.environment, AWS_ENDPOINT_URL: '' },
    });
    keepLogicalId(this.lambda, props.functionName);
    // Tracing has the CDK make one.
    const policy = this.role.node.tryFindChild('DefaultPolicy');
    if (policy !== undefined) keepLogicalId(policy, `${props.functionName}RolePolicy`);
    for (const permission of props.permissions) this.#justify(permission);
    this.#justifyNoDeadLetters();
    this.#justifyTracing(props.tracing === true);
  }

  /** Lets the flows of one instance invoke the function (administrator guide, connect-lambda-functions). */
  allowFlowsOf(instance: FlowsInstance): void {
    const permission = new CfnPermission(this, 'InvokeFromFlows', {
      functionName: this.lambda.functionArn,
      principal: 'connect.amazonaws.com',
      action: 'lambda:InvokeFunction',
      sourceAccount: instance.accountId,
      sourceArn: instance.instanceArn,
    });
    keepLogicalIdIn(instance.instanceArn, permission, `${this.functionName}InvokeFromFlows`);
    checkAccount(instance, permission.node.path);
  }

  /** Has the function appear in the console's list for Invoke Lambda blocks. */
  associateWith({ instanceArn }: Pick<FlowsInstance, 'instanceArn'>): void {
    associateFunction(this, `${this.functionName}Association`, this.lambda.functionArn, instanceArn);
  }

  /** cdk-nag names a wildcard by its resource, so each has a reason of its own. */
  #justify({ resources, whyWildcard }: Permission): void {
    if (whyWildcard === undefined) return;
    for (const resource of resources.map((arn) => asWritten(Stack.of(this).resolve(arn)))) {
      if (!resource.includes('*')) continue;
      Validations.of(this.role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${resource}]`, reason: whyWildcard });
    }
  }

  #justifyNoDeadLetters(): void {
    Validations.of(this.lambda).acknowledge({
      id: 'Serverless-LambdaDLQ',
      reason:
        'Flows, the HTTP API and the queues wait for its answer. Only asynchronous invocations go to a dead-letter ' +
        'queue, and there are none; each queue has a dead-letter queue of its own.',
    });
  }

  #justifyTracing(isTraced: boolean): void {
    const [acknowledged, id, reason] = isTraced
      ? [
          this.role,
          'AwsSolutions-IAM5[Resource::*]',
          'Sending traces has no resource that could be named (service authorization reference, AWS X-Ray).',
        ]
      : [
          this.lambda,
          'Serverless-LambdaTracing',
          'Tracing is a choice of the deployment: of one function it tells the times that the report lines in its ' +
            'log tell as well.',
        ];
    Validations.of(acknowledged).acknowledge({ id, reason });
  }

  #statement({ purpose, actions, resources, viaService }: Permission): PolicyStatement {
    return new PolicyStatement({
      sid: purpose,
      effect: Effect.ALLOW,
      actions: [...actions],
      resources: [...resources],
      ...(viaService === undefined
        ? {}
        : {
            conditions: { StringEquals: { 'kms:ViaService': `${viaService}.${Stack.of(this).region}.amazonaws.com` } },
          }),
    });
  }
}

/** A resolved ARN on one line, as cdk-nag writes it: `<Table.Arn>`, an export's name as it is. */
function asWritten(value: unknown): string {
  if (typeof value === 'string') return value;
  const [[intrinsic, argument] = ['', ''] as const] = Object.entries(Object(value));
  if (intrinsic === 'Fn::ImportValue') return String(argument);
  if (intrinsic === 'Ref') return `<${argument}>`;
  if (!Array.isArray(argument)) return '';
  if (intrinsic === 'Fn::GetAtt') return `<${argument.join('.')}>`;
  const [separator = '', parts = []] = argument;
  return Array.isArray(parts) ? parts.map(asWritten).join(String(separator)) : '';
}
