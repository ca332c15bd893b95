import { Chance, Refusal } from '../engine/index.ts';
import { firstProblems, quoteName } from '../error-texts.ts';
import { THROTTLING_ERRORS } from './errors.ts';
import { OPERATIONS } from './model.ts';

/** A fault as it is set: `operation` answers `error`, or late, or both. */
export interface Fault {
  /** The name of an operation, or `*` for all. */
  readonly operation: string;
  readonly error: string | null;
  /** The share of calls that it strikes, 0 to 1. */
  readonly rate: number;
  /** How many more calls it strikes; `null` for ever. */
  readonly count: number | null;
  readonly latencyMs: number;
  readonly seed: number;
}

interface ActiveFault {
  readonly fault: Fault;
  readonly chance: Chance;
  left: number;
}

/** What strikes one call. */
interface Strike {
  readonly error: string | null;
  readonly latencyMs: number;
}

const ALL = '*';
/** What can go wrong beside operations: EventBridge may lose a contact event or deliver it twice (contact-events). */
const DELIVERIES: ReadonlyMap<string, readonly string[]> = new Map([['ContactEvents', ['DOUBLED', 'LOST']]]);
const MOST_LATENCY_MS = 15 * 60_000;
const MEMBERS = ['operation', 'error', 'rate', 'count', 'latencyMs', 'seed'];

/**
 * Faults on demand, so that a caller's retries and queues can be seen at work. One per operation and one for all:
 * the operation's own comes first. Each has its own chance, so that a seed strikes the same calls again.
 */
export class Faults {
  readonly #active = new Map<string, ActiveFault>();

  get all(): readonly Fault[] {
    return [...this.#active.values()].map(({ fault, left }) => ({
      ...fault,
      count: left === Number.POSITIVE_INFINITY ? null : left,
    }));
  }

  /** Sets a fault in place of the operation's former one. Throws a `Refusal` that names every problem. */
  set(body: Readonly<Record<string, unknown>>): void {
    const problems: string[] = [];
    const fault = readFault(body, problems);
    if (problems.length > 0)
      throw new Refusal('INVALID', `The fault was not set: ${firstProblems(problems).join('; ')}.`);
    const left = fault.count ?? Number.POSITIVE_INFINITY;
    this.#active.set(fault.operation, { fault, chance: new Chance(fault.seed), left });
  }

  clear(): void {
    this.#active.clear();
  }

  /** Decides for one call. A fault for all strikes only the operations that can answer its error. */
  take(operation: string): Strike | undefined {
    for (const key of DELIVERIES.has(operation) ? [operation] : [operation, ALL]) {
      const active = this.#active.get(key);
      if (active === undefined || !canAnswer(operation, active.fault.error)) continue;
      if (active.chance.fraction() >= active.fault.rate) continue;
      active.left -= 1;
      if (active.left === 0) this.#active.delete(key);
      return { error: active.fault.error, latencyMs: active.fault.latencyMs };
    }
    return undefined;
  }
}

function canAnswer(operation: string, error: string | null): boolean {
  return error === null || errorsOf(operation).includes(error);
}

function errorsOf(operation: string): readonly string[] {
  const ofDelivery = DELIVERIES.get(operation);
  if (ofDelivery !== undefined) return ofDelivery;
  const operations = [...OPERATIONS.values()].filter(({ name }) => operation === ALL || operation === name);
  return [...new Set([...operations.flatMap(({ errors }) => errors), ...THROTTLING_ERRORS])].sort();
}

function readFault(body: Readonly<Record<string, unknown>>, problems: string[]): Fault {
  for (const name of Object.keys(body)) {
    if (!MEMBERS.includes(name)) problems.push(`${quoteName(name)} is unknown: expected ${MEMBERS.join(', ')}`);
  }
  const operation = readOperation(body.operation, problems);
  const error = readError(body.error, operation, problems);
  const latencyMs = readNumber(body, 'latencyMs', { least: 0, most: MOST_LATENCY_MS, whole: false }, problems) ?? 0;
  if (error === null && latencyMs === 0 && (body.error ?? body.latencyMs ?? null) === null) {
    problems.push('"error" and "latencyMs" are both missing: expected at least one');
  }
  const rate = readNumber(body, 'rate', { least: 0, most: 1, whole: false }, problems) ?? 1;
  const count = readNumber(body, 'count', { least: 1, most: Number.MAX_SAFE_INTEGER, whole: true }, problems);
  const seed = readNumber(body, 'seed', { least: 0, most: 2 ** 32 - 1, whole: true }, problems) ?? 1;
  return { operation, error, rate, count: count ?? null, latencyMs, seed };
}

function readOperation(value: unknown, problems: string[]): string {
  const served = [...OPERATIONS.keys()].sort();
  if (typeof value === 'string' && [...served, ...DELIVERIES.keys(), ALL].includes(value)) return value;
  const what = value === undefined || value === null ? 'is missing' : 'is not one that is served';
  const half = Math.ceil(served.length / 2);
  problems.push(
    `"operation" ${what}: expected ${ALL} for all, ${[...DELIVERIES.keys()].join(', ')}, or the name of one`,
    // A problem that is too long is cut.
    `served are ${served.slice(0, half).join(', ')}`,
    `and ${served.slice(half).join(', ')}`,
  );
  return ALL;
}

function readError(value: unknown, operation: string, problems: string[]): string | null {
  if (value === undefined || value === null) return null;
  const possible = errorsOf(operation);
  if (typeof value === 'string' && possible.includes(value)) return value;
  problems.push(
    `"error" is none that ${operation === ALL ? 'an operation' : operation} answers: expected ${possible.join(', ')}`,
  );
  return null;
}

function readNumber(
  body: Readonly<Record<string, unknown>>,
  name: string,
  { least, most, whole }: { least: number; most: number; whole: boolean },
  problems: string[],
): number | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  const isKind = typeof value === 'number' && (whole ? Number.isInteger(value) : Number.isFinite(value));
  if (isKind && value >= least && value <= most) return value;
  problems.push(`"${name}" must be a ${whole ? 'whole ' : ''}number from ${least} to ${most}`);
  return undefined;
}
