import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { bundleDir } from '../bundling.ts';
import { existingBundle } from '../existing-bundle.ts';
import { defaultBlockTimeLimitSeconds } from '../settings/form.ts';
import { ChatAlarms } from './chat-alarms.ts';
import { ChatMetrics, type FailingFunction, type FunctionName } from './chat-metrics.ts';
import type { ChatStorage } from './chat-storage.ts';
import { ConnectFunction, type ConnectFunctionProps } from './connect-function.ts';
import type { FlowsInstance } from './connect-instance.ts';

/** What constructs with functions have in common. */
export interface FunctionOptions {
  /** Default: 30. */
  readonly logRetentionDays?: number;
  /** A function's name in logs and metrics. Default: its own. */
  readonly serviceName?: (functionName: string) => string;
  /** Whether AWS X-Ray traces the functions. Default: false. */
  readonly tracing?: boolean;
  /** The folder of a function's bundle, for example of `set-chat-timers`. Default: the kit's own. */
  readonly bundleFolder?: (name: string) => string;
}

/** What constructs with functions that flows invoke have in common. */
export interface FlowFunctionOptions extends FunctionOptions {
  /** The instance whose flows invoke the functions. */
  readonly instance: FlowsInstance;
  /** The shortest time limit among the blocks that invoke them. Default: 3, the console's own. */
  readonly blockTimeLimitSeconds?: number;
}

/** One function of a construct. */
interface Making extends Pick<ConnectFunctionProps, 'description' | 'environment' | 'permissions'> {
  readonly bundle: string;
  readonly functionName: FunctionName;
  readonly timeoutSeconds: number;
  /** What the function keeps its work in, if it does. */
  readonly storage?: ChatStorage;
}

const flowFunctionTimeoutSeconds = 10;
export const monthDays = 30;

/** Makes the functions of one construct alike. */
export class FunctionMaker {
  readonly metrics: ChatMetrics;
  readonly alarms: ChatAlarms;

  readonly #scope: Construct;
  readonly #options: FunctionOptions;
  readonly #flowFunctions: ConnectFunction[] = [];
  readonly #otherFunctions: ConnectFunction[] = [];
  readonly #failures: IMetric[] = [];

  constructor(scope: Construct, options: FunctionOptions, alarmName?: (id: string) => string | undefined) {
    this.#scope = scope;
    this.#options = options;
    this.metrics = new ChatMetrics(options);
    this.alarms = new ChatAlarms(scope, this.metrics, alarmName);
  }

  /** The functions that flows may invoke. */
  get flowFunctions(): readonly ConnectFunction[] {
    return this.#flowFunctions;
  }

  /** The functions that something else invokes. */
  get otherFunctions(): readonly ConnectFunction[] {
    return this.#otherFunctions;
  }

  /** The failures of flow functions, each under its function's name. */
  get failures(): readonly IMetric[] {
    return this.#failures;
  }

  make(making: Making): ConnectFunction {
    const made = this.#make(making);
    this.#otherFunctions.push(made);
    return made;
  }

  #make({ bundle, storage, ...props }: Making): ConnectFunction {
    const {
      bundleFolder = bundleDir,
      logRetentionDays = monthDays,
      serviceName = String,
      tracing = false,
    } = this.#options;
    return new ConnectFunction(this.#scope, `${props.functionName}Parts`, {
      ...props,
      bundleFolder: existingBundle(bundleFolder(bundle)),
      logRetentionDays,
      tracing,
      environment: {
        ...(storage === undefined ? {} : { TABLE_NAME: storage.table.tableName }),
        LOG_LEVEL: 'INFO',
        POWERTOOLS_SERVICE_NAME: serviceName(props.functionName),
        POWERTOOLS_METRICS_NAMESPACE: this.metrics.namespace,
        ...props.environment,
      },
    });
  }

  /** A function that the flows of an instance may invoke, and its alarms. */
  makeForFlows(
    { instance, blockTimeLimitSeconds = defaultBlockTimeLimitSeconds }: FlowFunctionOptions,
    making: Omit<Making, 'timeoutSeconds'> & { readonly functionName: FailingFunction },
  ): ConnectFunction {
    const { functionName, environment } = making;
    const made = this.#make({
      ...making,
      timeoutSeconds: flowFunctionTimeoutSeconds,
      environment: { BLOCK_TIME_LIMIT_SECONDS: String(blockTimeLimitSeconds), ...environment },
    });
    made.allowFlowsOf(instance);
    this.#flowFunctions.push(made);
    this.#failures.push(this.metrics.failures(functionName).with({ label: functionName }));
    this.alarms.ringForFailures(
      functionName,
      `A flow took the Error branch of ${functionName}. Its log names the error: with InvalidParameters or ` +
        "WrongChannel correct the flow's block, with AccessDenied deploy again, with Throttled ask for a higher " +
        'quota of Amazon Connect.',
    );
    this.alarms.ringForLambda(made);
    this.alarms.ringForTime(made, blockTimeLimitSeconds);
    return made;
  }
}
