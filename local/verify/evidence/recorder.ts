import type { MiddlewareStack } from '@smithy/types';
import { memberOf } from '../../json.ts';
import { nameOf } from '../diagnose.ts';
import { type Evidence, type RowEvidence, VERSION } from './evidence.ts';
import { shapeOf } from './shape.ts';

const MOST_ANSWERS = 2000;

/** Keeps what the service answered, without a word of it, and what was seen of rules of the coverage table. */
export class Recorder {
  readonly #answers: { operation: string; answer: unknown }[] = [];
  readonly #rows = new Map<string, RowEvidence>();

  /** Records every call of a client. */
  listenTo<Input extends object, Output extends object>(stack: MiddlewareStack<Input, Output>): void {
    stack.add(
      (next, context) => async (args) => {
        const operation = String(memberOf(context, 'commandName')).replace(/Command$/, '');
        try {
          const result = await next(args);
          this.#note(operation, shapeOf(result.output));
          return result;
        } catch (error) {
          this.#note(operation, { error: nameOf(error) });
          throw error;
        }
      },
      { step: 'initialize', name: 'recordAnswers' },
    );
  }

  /** Something that the service told in another way than by an answer. */
  told(what: string, message: unknown): void {
    this.#note(what, shapeOf(message));
  }

  /** What was seen of a row: whether the service does as it says. One time that it does not is enough. */
  saw(row: string, holds: boolean, seen: Readonly<Record<string, number | string>> = {}): void {
    const before = this.#rows.get(row);
    if (before?.holds === false) return;
    this.#rows.set(row, { row, holds, seen });
  }

  /** The evidence of this run. */
  evidence(parts: Pick<Evidence, 'service' | 'region' | 'recordedOn'>): Evidence {
    return { connectChatKitEvidence: VERSION, ...parts, rows: [...this.#rows.values()], answers: this.#answers };
  }

  #note(operation: string, answer: unknown): void {
    if (this.#answers.length < MOST_ANSWERS) this.#answers.push({ operation, answer });
  }
}
