/**
 * What a chat takes at a block that is not emulated: a condition's branch, an error's, or its next block with results,
 * which later blocks read by their roots: `{ DataTables: { prices: { amount: '5' } } }` is
 * `$.DataTables.prices.amount`.
 */
export type StandIn =
  | { readonly condition: string }
  | { readonly error: string }
  | { readonly results: Readonly<Record<string, unknown>> };

/** By a block's identifier, or else by its action type. */
export type StandIns = Readonly<Record<string, StandIn>>;
