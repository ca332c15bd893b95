/** Far more than one chat's calls; the oldest are forgotten first. How long the service remembers is not documented. */
const MOST_REMEMBERED = 100_000;

/** Remembers what was answered to a client token, so that a repeated call answers the same and does nothing. */
export class ClientTokens {
  readonly #answers = new Map<string, object>();

  /** `scope` is what the token is unique within: a contact or a participant. An act that throws is not remembered. */
  once<Answer extends object>(
    { operation, scope, clientToken }: { operation: string; scope: string; clientToken: string | undefined },
    act: () => Answer,
  ): object {
    if (clientToken === undefined || clientToken === '') return act();
    const key = JSON.stringify([operation, scope, clientToken]);
    const before = this.#answers.get(key);
    if (before !== undefined) return before;
    const answer = act();
    this.#answers.set(key, answer);
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= MOST_REMEMBERED) break;
      this.#answers.delete(oldest);
    }
    return answer;
  }
}
