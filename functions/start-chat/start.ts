/**
 * Why a chat begins afresh. A token that is forged, foreign, truncated, used or expired is one and the same to its
 * sender.
 */
export const REASONS = ['NOTHING_TO_RESUME', 'STILL_ACTIVE', 'NOT_READY', 'TOKEN_NOT_VALID'] as const;

export type Reason = (typeof REASONS)[number];

/** How a chat begins: it goes on from a past one, or afresh. */
export type Beginning = { readonly sourceContactId: string } | { readonly reason: Reason };

/** A start as it is remembered for its Idempotency-Key, so that the same request has the same effect and answer. */
export interface Start {
  /** What was asked for, as a hash: nothing of it can be read back. */
  readonly requestHash: string;
  readonly beginning: Beginning;
}
