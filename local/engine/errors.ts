/**
 * Why the engine refused a command. The API turns the code into the operation's own error:
 * the engine knows nothing of HTTP.
 */
export type RefusalCode =
  /** The contact, chat, participant or queue does not exist. */
  | 'NOT_FOUND'
  /** It exists, but the chat or contact has ended. */
  | 'ENDED'
  /** The token is not known, belongs to somebody who left, or lapsed. */
  | 'ACCESS_DENIED'
  /** A value that the service refuses: T1, T2, attribute size, message length. */
  | 'INVALID'
  /** Another custom participant, an agent or Lex stands in the way. */
  | 'CONFLICT'
  /** The past chat that a new one wants to continue goes on, or its transcript is not there yet. */
  | 'NOT_READY'
  /** A quota of the service: contacts in a chain, for one. */
  | 'LIMIT'
  /** As many contacts wait in the queue as it takes. */
  | 'QUEUE_FULL';

/** A refused command. Nothing changed. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string) {
    super(message);
    this.code = code;
  }
}
