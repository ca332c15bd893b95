import { quoteName } from '../error-texts.ts';
import { didYouMean } from '../flow-language/index.ts';
import { type Body, onlyMembers } from './body.ts';
import type { ControlContext } from './control-context.ts';
import { badRequest, notFound } from './control-error.ts';
import { makeChatsNamedBy } from './event-chats.ts';

/** A function's name, or its ARN with or without an alias or version (Lambda API reference, Invoke). */
const FUNCTION = /^(?:arn:aws[-a-z]*:lambda:[-a-z0-9]+:\d{12}:function:)?[-_a-zA-Z0-9]{1,64}(?::[-_$a-zA-Z0-9]+)?$/u;

/** `POST /local/functions/{name}/answer` with `{ answer }`: flows get that from the function from now on. */
export function postAnswer({ answers }: ControlContext, functionName: string, body: Body) {
  onlyMembers(body, ['answer']);
  if (!FUNCTION.test(functionName))
    throw badRequest(`${quoteName(functionName)} is not the name or ARN of a function.`);
  const { answer } = body;
  if (answer === undefined) throw badRequest('"answer" is missing: expected what the function answers, such as {}.');
  answers.set(functionName, () => answer);
  return { name: functionName, answer };
}

/**
 * `POST /local/functions/{name}/invoke` with `{ event, makeChat? }`: runs the deployed function once, as
 * `sam local invoke` does. With `makeChat`, the chats that the event names are made first, and this instance stands for
 * the event’s. Answers `{ result }`, or `{ failure: { name, message } }` when the function failed.
 */
export async function postInvoke(context: ControlContext, functionName: string, body: Body) {
  onlyMembers(body, ['event', 'makeChat']);
  const { event, makeChat = false } = body;
  if (event === undefined) throw badRequest('"event" is missing: expected the event that the function gets.');
  if (typeof makeChat !== 'boolean') throw badRequest('"makeChat" must be true or false.');
  const { functions, invoke } = context;
  if (!functions.some(({ name }) => name === functionName)) {
    const known = functions.map(({ name }) => name);
    const meant = didYouMean(functionName, known);
    throw notFound(
      `There is no function ${quoteName(functionName)}.${meant} This deployment has ${known.join(', ') || 'none'}.`,
    );
  }
  if (makeChat) makeChatsNamedBy(context, event);
  const result = await invoke(functionName, event);
  return result.ok ? { result: result.payload } : { failure: { name: result.errorName, message: result.errorMessage } };
}
