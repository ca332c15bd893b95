import { createHash } from 'node:crypto';

/**
 * How often each function was invoked on the way to a message, by a hash of its ARN: the `Lineage` of a trace header
 * (Lambda developer guide, configuration-envvars). What is hashed, and how, is assumed.
 */
export type Lineage = ReadonlyMap<string, number>;

/** Lambda stops a loop after about 16 invocations of a function (Lambda developer guide, invocation-recursion). */
const MOST_INVOCATIONS = 16;

const ENTRY = /^([0-9a-f]{8}):(\d{1,5})$/;

/** The lineage in a trace header, such as `Root=1-…;Lineage=a87bd80c:1|68fd508a:5`. */
export function readLineage(traceHeader: string | undefined): Lineage {
  const [, written = ''] = /(?:^|;)\s*Lineage=([^;]*)/i.exec(traceHeader ?? '') ?? [];
  const entries = written.split('|').flatMap((entry): (readonly [string, number])[] => {
    const [, hash, count] = ENTRY.exec(entry.trim()) ?? [];
    return hash === undefined ? [] : [[hash, Number(count)]];
  });
  return new Map(entries);
}

/** The lineage of a batch: what each function was invoked on the way to any of its messages (assumed). */
export function highestOf(lineages: readonly Lineage[]): Lineage {
  const highest = new Map<string, number>();
  for (const lineage of lineages) {
    for (const [hash, count] of lineage) highest.set(hash, Math.max(count, highest.get(hash) ?? 0));
  }
  return highest;
}

/** Whether a message with this lineage is in a loop, so that the function is not invoked for it any more. */
export const isLoop = (lineage: Lineage, functionArn: string): boolean =>
  (lineage.get(hashOf(functionArn)) ?? 0) >= MOST_INVOCATIONS;

/** The trace header of an invocation, with the invocation itself in its lineage. */
export function traceHeader(requestId: string, lineage: Lineage, functionArn: string): string {
  const hash = hashOf(functionArn);
  const counted = new Map([...lineage, [hash, (lineage.get(hash) ?? 0) + 1]]);
  const hex = requestId.replaceAll('-', '');
  const written = [...counted].map(([of, count]) => `${of}:${count}`).join('|');
  return `Root=1-${hex.slice(0, 8)}-${hex.slice(8)};Parent=${hex.slice(16)};Sampled=0;Lineage=${written}`;
}

/** Versions and aliases of a function are one and the same here. */
const hashOf = (functionArn: string): string =>
  createHash('sha256').update(functionArn.split(':').slice(0, 7).join(':')).digest('hex').slice(0, 8);
