/** An invocation of a function as `/local/invocations` shows it. */
export interface InvocationView {
  readonly requestId: string;
  readonly function: string;
  /** When it began; ISO 8601 in UTC, with milliseconds. */
  readonly at: string;
  /** How long it took the machine; null while it runs. */
  readonly durationMs: number | null;
  readonly event: unknown;
  readonly outcome: { readonly result: unknown } | { readonly errorName: string; readonly errorMessage: string } | null;
  readonly log: readonly { readonly stream: 'stdout' | 'stderr'; readonly text: string }[];
}
