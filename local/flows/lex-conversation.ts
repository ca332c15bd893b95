import { type LexTurn, turnFor } from './lex-bots.ts';
import type { RunContext } from './run-context.ts';
import { type Move, result } from './step.ts';

/** The name under which Lex's messages stand in a transcript. */
const LEX_DISPLAY_NAME = 'BOT';

/** What a customer and a scripted Lex bot have said to each other in one block. */
export class LexConversation {
  readonly #context: RunContext;
  readonly #turns: readonly LexTurn[];
  #slots: Readonly<Record<string, string>> = {};
  #sessionAttributes: Readonly<Record<string, string>>;

  constructor(context: RunContext, turns: readonly LexTurn[], sessionAttributes: Readonly<Record<string, string>>) {
    this.#context = context;
    this.#turns = turns;
    this.#sessionAttributes = sessionAttributes;
  }

  /** Has the bot answer; a move, and `$.Lex`, where it found the customer's intent. */
  hear(said: string): Move | undefined {
    const { contactId, engine, memory } = this.#context;
    const { intent, replies = [], sessionAttributes, slots } = turnFor(this.#turns, said);
    this.#slots = { ...this.#slots, ...slots };
    this.#sessionAttributes = { ...this.#sessionAttributes, ...sessionAttributes };
    const form = { displayName: LEX_DISPLAY_NAME, mayComeInParts: true };
    for (const reply of replies) engine.flowMessage(contactId, reply, form);
    if (intent === undefined) return undefined;
    memory.lex = { IntentName: intent, Slots: this.#slots, SessionAttributes: this.#sessionAttributes };
    return result(intent);
  }
}
