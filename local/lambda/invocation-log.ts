import type { LogLine } from './function-worker.ts';
import type { Invocation, InvocationResult, StartedInvocation } from './invocation.ts';

/** What is kept of an invocation, for who looks at it afterwards. */
export interface KeptInvocation {
  readonly requestId: string;
  readonly functionName: string;
  /** When it began, by the chat clock, in milliseconds since 1970. */
  readonly atMs: number;
  /** The event that it was given, as JSON. */
  readonly payload: string;
  /** The lines that it wrote. */
  readonly log: readonly KeptLine[];
  /** `undefined` while it runs. */
  readonly durationMs: number | undefined;
  readonly result: InvocationResult | undefined;
}

type KeptLine = Pick<LogLine, 'stream' | 'text'>;
type Mutable = { -readonly [Key in keyof KeptInvocation]: KeptInvocation[Key] } & { log: KeptLine[] };

const MOST_INVOCATIONS = 500;
const MOST_LINES = 200;
const MOST_CHARACTERS = 2000;
/** Of an event, and of a result: 500 of the largest that Lambda takes would be gigabytes. */
const MOST_JSON_CHARACTERS = 100_000;

/** The newest invocations of all functions, each with its event, its result and what it wrote. In memory alone. */
export class InvocationLog {
  readonly #kept = new Map<string, Mutable>();

  /** Oldest first. */
  get all(): readonly KeptInvocation[] {
    return [...this.#kept.values()];
  }

  find(requestId: string): KeptInvocation | undefined {
    return this.#kept.get(requestId);
  }

  onStart({ requestId, functionName, payload: whole }: StartedInvocation, atMs: number): void {
    const payload = whole.length > MOST_JSON_CHARACTERS ? JSON.stringify(tooLong(whole)) : whole;
    this.#kept.set(requestId, { requestId, functionName, atMs, payload, log: [], ...UNDER_WAY });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_INVOCATIONS && oldest !== undefined) this.#kept.delete(oldest);
  }

  onLog({ requestId, stream, text }: LogLine): void {
    const log = this.#kept.get(requestId)?.log;
    if (log === undefined || log.length >= MOST_LINES) return;
    log.push({ stream, text: text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text });
  }

  onInvocation({ result, durationMs }: Invocation): void {
    const kept = result.requestId === undefined ? undefined : this.#kept.get(result.requestId);
    if (kept === undefined) return;
    kept.durationMs = durationMs;
    kept.result = result.ok ? { ...result, payload: bound(result.payload) } : result;
  }
}

const tooLong = (json: string) => `It has ${json.length} characters, and is not kept.`;

function bound(value: unknown): unknown {
  const json = JSON.stringify(value) ?? '';
  return json.length > MOST_JSON_CHARACTERS ? tooLong(json) : value;
}

const UNDER_WAY = { durationMs: undefined, result: undefined };
