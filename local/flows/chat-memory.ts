import type { SignIn } from './sign-in.ts';

/** A view that a customer was shown. */
export interface ShownView {
  readonly id: string;
  readonly version: string;
  /** What the customer can choose in it, as far as the flow says: the names that its branches have. */
  readonly actions: readonly string[];
}

/**
 * What blocks have learned in a chat: it outlives the flow, as the contact's own data does (assumed). Each is
 * `undefined` until a block has set it.
 */
export class ChatMemory {
  /** `$.Lex`: what the last Lex bot found. */
  lex: unknown;
  /** `$.Views`: what the customer did in the last view. */
  views: unknown;
  /** By the tokens that their messages carried. */
  readonly shownViews = new Map<string, ShownView>();
  /** The sign-in that a block waits for now. */
  signIn: SignIn | undefined;
  /** `$.Metrics`: what the last Get metrics block read. */
  metrics: unknown;
  /**
   * What other blocks have answered, by the root that reads it: `Customer`, `Case`, `Wisdom`, and what was declared.
   */
  readonly answers = new Map<string, unknown>();
}
