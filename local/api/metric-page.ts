import { ServiceError } from './errors.ts';

/** A page of rows, and what asks for the next one. */
interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | undefined;
}

/** API reference, GetCurrentMetricData. */
const DEFAULT_MAX_RESULTS = 100;

/** The rows after those that `nextToken` stands for. A token that no page gave is refused. */
export function metricPage<Row>(
  rows: readonly Row[],
  { maxResults = DEFAULT_MAX_RESULTS, nextToken }: { maxResults: number | undefined; nextToken: string | undefined },
): Page<Row> {
  const start = nextToken === undefined ? 0 : rows.findIndex((_, index) => index > 0 && tokenOf(index) === nextToken);
  if (start < 0) throw new ServiceError('InvalidParameterException', 'NextToken is not one that this request gave.');
  const end = start + maxResults;
  return { rows: rows.slice(start, end), next: end < rows.length ? tokenOf(end) : undefined };
}

const tokenOf = (index: number) => Buffer.from(`row ${index}`).toString('base64url');

/** Rows by a number of theirs, equal ones as they came. Those without it come last (assumed). */
export function sortRows<Row>(
  rows: readonly Row[],
  numberOf: (row: Row) => number | undefined,
  order: 'ASCENDING' | 'DESCENDING',
): readonly Row[] {
  const sign = order === 'ASCENDING' ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [one, other] = [numberOf(a), numberOf(b)];
    if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
    return sign * (one - other);
  });
}
