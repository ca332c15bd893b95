/**
 * What blocks have learned in a chat: it outlives the flow, as the contact's own data does (assumed). Each is
 * `undefined` until a block has set it.
 */
export class ChatMemory {
  /** `$.Lex`: what the last Lex bot found. */
  lex: unknown;
  /** `$.Views`: what the customer did in the last view. */
  views: unknown;
  /** `$.Metrics`: what the last Get metrics block read. */
  metrics: unknown;
  /** What other blocks have answered, by the root that reads it: `Customer`, `Case`, `Wisdom`, and what was declared. */
  readonly answers = new Map<string, unknown>();
}
