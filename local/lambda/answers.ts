import { asError } from '../error-texts.ts';
import { isObject } from '../json.ts';
import { isMeant } from './function-name.ts';
import type { InvocationResult, Invoke } from './invocation.ts';

/** What an Invoke Lambda block sends (administrator guide, connect-lambda-functions). */
export interface FlowLambdaEvent {
  readonly Name: 'ContactFlowEvent';
  readonly Details: {
    readonly ContactData: Readonly<Record<string, unknown>>;
    /** The block's own parameters; a reference to something unset is `null`. */
    readonly Parameters: Readonly<Record<string, unknown>>;
  };
}

/** Answers in a Lambda function's place: with its result, or by throwing. */
export type FunctionAnswer = AnswerOfFunction | SlowAnswer;

type AnswerOfFunction = (event: FlowLambdaEvent) => unknown;

/** An answer that counts as late, and for which nobody waits: the block's limit, and its chain's, go by `seconds`. */
export interface SlowAnswer {
  readonly seconds: number;
  readonly answer: AnswerOfFunction;
}

/** Answers of functions that flows invoke, by the function's name or ARN. */
export type FunctionAnswers = Readonly<Record<string, FunctionAnswer>>;

/** The answers in the place of functions; the newest of a function holds. */
export class Answers {
  readonly #answers: Map<string, FunctionAnswer>;

  constructor(given: FunctionAnswers = {}) {
    this.#answers = new Map(Object.entries(given));
  }

  /** Answers for a function from now on, by its name or ARN. */
  set(name: string, answer: FunctionAnswer): void {
    for (const known of [...this.#answers.keys()]) {
      if (isMeant(known, name) || isMeant(name, known)) this.#answers.delete(known);
    }
    this.#answers.set(name, answer);
  }

  has(functionArnOrName: string): boolean {
    return this.#for(functionArnOrName) !== undefined;
  }

  /** Gives a function's answer where there is one, and otherwise invokes the function itself. */
  before(invoke: Invoke): Invoke {
    return async (functionArnOrName, event) => {
      const answer = this.#for(functionArnOrName);
      return answer === undefined ? invoke(functionArnOrName, event) : give(answer, event);
    };
  }

  #for(functionArnOrName: string): FunctionAnswer | undefined {
    const key = [...this.#answers.keys()].find((known) => isMeant(known, functionArnOrName));
    return key === undefined ? undefined : this.#answers.get(key);
  }
}

async function give(given: FunctionAnswer, event: unknown): Promise<InvocationResult> {
  const { answer, seconds } = typeof given === 'function' ? { answer: given, seconds: undefined } : given;
  try {
    if (!isFlowLambdaEvent(event)) throw new TypeError('An answer is for functions that a flow invokes.');
    // The result is written as JSON and read again, as a function's is.
    const payload: unknown = JSON.parse(JSON.stringify((await answer(event)) ?? null));
    return { ok: true, payload, ...(seconds === undefined ? {} : { saidMs: seconds * 1000 }) };
  } catch (error) {
    const { name, message } = asError(error);
    return { ok: false, failure: 'FAILED', errorName: name, errorMessage: message };
  }
}

function isFlowLambdaEvent(event: unknown): event is FlowLambdaEvent {
  return isObject(event) && isObject(event.Details) && isObject(event.Details.Parameters);
}
