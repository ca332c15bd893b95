import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** The namespace of every metric of the functions. */
const METRICS_NAMESPACE = 'ConnectChatKit';

/** The log and the metrics of one function. The service name comes from `POWERTOOLS_SERVICE_NAME`. */
export class Telemetry {
  readonly log = new Logger();
  readonly #metrics = new Metrics({ namespace: METRICS_NAMESPACE });
  readonly #functionName: string;

  constructor(functionName: string) {
    this.#functionName = functionName;
  }

  /** Which function counts what stands in `infra/constructs/chat-metrics.ts`, and a test compares. */
  count(metric: string, amount = 1): void {
    this.#metrics.addMetric(metric, MetricUnit.Count, amount);
  }

  /**
   * Counts a failure at once. Alarms watch this and not Lambda's error count: Connect may invoke a failing block four
   * times.
   */
  countFailure(): void {
    const metric = this.#metrics.singleMetric();
    metric.addDimension('FunctionName', this.#functionName);
    metric.addMetric('FlowFunctionFailure', MetricUnit.Count, 1);
  }

  /** Writes out what was counted, and forgets what the log knew of this invocation. */
  flush(): void {
    if (this.#metrics.hasStoredMetrics()) this.#metrics.publishStoredMetrics();
    this.log.resetKeys();
  }
}

/** Where an unforeseen error was thrown: its name and stack without its message, which could hold anything. */
export function traceOf(thrown: unknown): { readonly thrown: string; readonly at: readonly string[] } {
  if (!(thrown instanceof Error)) return { thrown: typeof thrown, at: [] };
  const frames = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { thrown: thrown.constructor.name, at: frames.map((frame) => frame.trim()) };
}
