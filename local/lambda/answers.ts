import { isObject } from '../json.ts';
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
export type FunctionAnswer = (event: FlowLambdaEvent) => unknown;

/** Answers of functions that flows invoke, by the function's name or ARN. */
export type FunctionAnswers = Readonly<Record<string, FunctionAnswer>>;

/** Gives a function's answer where there is one, and otherwise invokes the function itself. */
export function withAnswers(answers: FunctionAnswers, invoke: Invoke): Invoke {
  return async (functionArnOrName, event) => {
    const answer = answerFor(answers, functionArnOrName);
    return answer === undefined ? invoke(functionArnOrName, event) : give(answer, event);
  };
}

/** An alias or version may follow in the flow's ARN; a name is the function of that name in any account. */
function answerFor(answers: FunctionAnswers, functionArnOrName: string): FunctionAnswer | undefined {
  const [, name] = /:function:([^:]+)/.exec(functionArnOrName) ?? [];
  const key = Object.keys(answers).find(
    (known) => known === functionArnOrName || known === name || functionArnOrName.startsWith(`${known}:`),
  );
  return key === undefined ? undefined : answers[key];
}

async function give(answer: FunctionAnswer, event: unknown): Promise<InvocationResult> {
  try {
    if (!isFlowLambdaEvent(event)) throw new TypeError('An answer is for functions that a flow invokes.');
    // The result is written as JSON and read again, as a function's is.
    const payload: unknown = JSON.parse(JSON.stringify((await answer(event)) ?? null));
    return { ok: true, payload };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
    return { ok: false, failure: 'FAILED', errorName: name, errorMessage: message };
  }
}

function isFlowLambdaEvent(event: unknown): event is FlowLambdaEvent {
  return isObject(event) && isObject(event.Details) && isObject(event.Details.Parameters);
}
