import { CANARY, listenToInvocations, type Written } from '../functions/support/function-output.ts';
import { secretsIn } from '../functions/support/secrets.ts';
import type { Tally } from './tally.ts';

/** Tokens of older chats than so many are not looked for any more. */
const MOST_TOKENS = 500;

/** How many invocations are kept before what they wrote is looked through. */
const MOST_KEPT = 500;

const TOKEN_KEYS = /^(ParticipantToken|ConnectionToken|Token|resumeToken)$/i;

/**
 * Looks through all that functions write in this process. Every text, attribute and name that the properties make up
 * begins with the canary; tokens are those that calls send and get.
 */
export class LeakScan {
  readonly #tally: Tally;
  readonly #tokens = new Set<string>();
  #written: Written[] = [];

  constructor(tally: Tally) {
    this.#tally = tally;
    listenToInvocations((begun) => {
      this.#written.push(begun);
      if (this.#written.length >= MOST_KEPT) this.scan();
    });
  }

  /** Learns the tokens in what a call sends or gets. */
  readonly see = (message: unknown): void => {
    if (typeof message !== 'object' || message === null) return;
    for (const [key, value] of Object.entries(message)) {
      if (typeof value === 'string' && TOKEN_KEYS.test(key)) this.#tokens.add(value);
      else this.see(value);
    }
    for (const token of this.#tokens) {
      if (this.#tokens.size <= MOST_TOKENS) break;
      this.#tokens.delete(token);
    }
  };

  /** Looks through what ended since the last time. */
  scan(): void {
    const ended = this.#written.filter(({ hasEnded }) => hasEnded);
    this.#written = this.#written.filter(({ hasEnded }) => !hasEnded);
    this.#tally.hold(ended.length);
    for (const { text } of ended) {
      const found = [...secretsIn(text, [CANARY]), ...[...this.#tokens].filter((token) => text.includes(token))];
      if (found.length > 0) this.#tally.lose(`A secret is in what a function wrote: ${text.slice(0, 600)}`);
    }
  }
}
