import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { ChatAlarms } from './chat-alarms.ts';
import type { ChatMetrics } from './chat-metrics.ts';
import type { ConnectFunction } from './connect-function.ts';
import { FunctionMaker, type FunctionOptions } from './function-maker.ts';

/** What functions count, as one graph shows it. */
export interface Counts {
  readonly title: string;
  readonly metrics: readonly IMetric[];
}

/** A queue of a construct, with the name that graphs give what waits in it. */
export interface LabelledQueue {
  readonly label: string;
  readonly queue: IQueue;
  readonly deadLetters: IQueue;
}

/** A construct with functions. Stacks and dashboards loop over what it has, and need not know its functions by name. */
export abstract class ChatPart extends Construct {
  protected readonly maker: FunctionMaker;

  constructor(scope: Construct, id: string, options: FunctionOptions) {
    super(scope, id);
    this.maker = new FunctionMaker(this, options);
  }

  /** The functions that flows invoke. */
  get flowFunctions(): readonly ConnectFunction[] {
    return this.maker.flowFunctions;
  }

  /** The functions that queues wake. */
  get queueFunctions(): readonly ConnectFunction[] {
    return this.maker.otherFunctions;
  }

  get metrics(): ChatMetrics {
    return this.maker.metrics;
  }

  get alarms(): ChatAlarms['all'] {
    return this.maker.alarms.all;
  }

  /** Failures that functions count, each under its function's name. */
  get failures(): readonly IMetric[] {
    return this.maker.failures;
  }

  /** What functions count beside failures. */
  get counts(): readonly Counts[] {
    return [];
  }

  get queues(): readonly LabelledQueue[] {
    return [];
  }
}
