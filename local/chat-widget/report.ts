/** Tells a person that something did not work, until it works. */
export interface Report {
  /** `what` names the action, in the words that a person reads. */
  failed(what: string, error: unknown): void;
  /** The action that `what` names has worked: its problem is solved. */
  succeeded(what: string): void;
}
