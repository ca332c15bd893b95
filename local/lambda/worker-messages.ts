/** What the host and a worker say to each other. */

export interface WorkerSettings {
  readonly codeDir: string;
  readonly handler: string;
  readonly functionName: string;
  readonly memoryMb: number;
  readonly logGroupName: string;
  readonly logStreamName: string;
  readonly timeoutMs: number;
  /** See `ChatTimeForWorkers`. */
  readonly chatTime: SharedArrayBuffer;
}

export interface InvokeMessage {
  readonly requestId: string;
  /** The trace header, which the AWS SDK passes on. */
  readonly traceId: string;
  readonly functionArn: string;
  /** JSON, as Lambda hands it to the runtime. */
  readonly payload: string;
}

export type WorkerMessage =
  /** The bundle is imported and its handler is a function. */
  | { readonly type: 'READY' }
  | { readonly type: 'OUTPUT'; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  | { readonly type: 'RESULT'; readonly payload: string }
  | { readonly type: 'FAILURE'; readonly errorName: string; readonly errorMessage: string }
  /** The runtime cannot go on: the worker is about to end. */
  | { readonly type: 'CRASH'; readonly errorName: string; readonly errorMessage: string };
