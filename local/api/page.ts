import { ServiceError } from './errors.ts';

/** What requests say of the page that they want. */
export interface Paged {
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

/** API reference, ListContactFlows; that other lists have it too is assumed. */
const DEFAULT_MAX_RESULTS = 100;

/** One page of a list, and the token of the next. A page begins with what its token names, whatever was added since. */
export function pageOf<Item>(
  all: readonly Item[],
  { MaxResults = DEFAULT_MAX_RESULTS, NextToken }: Paged,
  idOf: (item: Item) => string,
) {
  const first = NextToken === undefined ? undefined : Buffer.from(NextToken, 'base64url').toString('utf8');
  const start = first === undefined ? 0 : all.findIndex((item) => idOf(item) === first);
  if (start < 0) throw new ServiceError('InvalidParameterException', 'NextToken is not one that this list gave.');
  const next = all[start + MaxResults];
  return {
    items: all.slice(start, start + MaxResults),
    token: next === undefined ? {} : { NextToken: Buffer.from(idOf(next)).toString('base64url') },
  };
}
