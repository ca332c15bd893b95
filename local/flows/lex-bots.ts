/** One thing that a customer may say to a Lex bot, and what comes of it. */
export interface LexTurn {
  /** A pattern, or words of which one must be in the message, in any case. */
  readonly says: RegExp | string | readonly string[];
  /** What the bot answers, message by message. */
  readonly replies?: readonly string[];
  /** The intent that is found, with which the block is done. Without one the bot goes on listening. */
  readonly intent?: string;
  readonly slots?: Readonly<Record<string, string>>;
  readonly sessionAttributes?: Readonly<Record<string, string>>;
}

/** The turns of each bot, by its alias ARN (Lex V2) or its name, in the order in which they are tried. */
export type LexScripts = Readonly<Record<string, readonly LexTurn[]>>;

/** The intent of a bot that understood nothing (Lex V2 developer guide, built-in-intent-fallback). */
const NOTHING_UNDERSTOOD: LexTurn = { says: [], intent: 'FallbackIntent' };

/** The scripted stand-ins for the Lex bots of the instance: no bot of Lex itself runs here. */
export class LexBots {
  readonly #scripts = new Map<string, readonly LexTurn[]>();

  constructor(scripts: LexScripts = {}) {
    for (const [bot, turns] of Object.entries(scripts)) this.put(bot, turns);
  }

  /** Declares a bot, or gives it another script. */
  put(bot: string, turns: readonly LexTurn[]): void {
    this.#scripts.set(bot, [...turns]);
  }

  find(bot: string): readonly LexTurn[] | undefined {
    return this.#scripts.get(bot);
  }
}

/** The first turn for what the customer said. */
export function turnFor(turns: readonly LexTurn[], said: string): LexTurn {
  return turns.find(({ says }) => isSaid(says, said)) ?? NOTHING_UNDERSTOOD;
}

function isSaid(says: LexTurn['says'], said: string): boolean {
  // A sticky or global pattern would remember where it stopped.
  if (says instanceof RegExp) return new RegExp(says.source, says.flags.replaceAll(/[gy]/gu, '')).test(said);
  const words = typeof says === 'string' ? [says] : says;
  return words.some((word) => ` ${wordsOf(said)} `.includes(` ${wordsOf(word)} `));
}

/** Its words in lower case, without what stands between them. */
function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join(' ');
}
