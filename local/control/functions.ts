import type { Body } from './body.ts';
import { onlyMembers } from './body.ts';
import type { ControlContext } from './control-context.ts';
import { badRequest, notFound } from './control-error.ts';

/**
 * `POST /local/functions/{name}/invoke` with `{ event }`: runs the deployed function once, as `sam local invoke` does.
 * Answers `{ result }`, or `{ failure: { name, message } }` when the function failed.
 */
export async function postInvoke({ functions, invoke }: ControlContext, functionName: string, body: Body) {
  onlyMembers(body, ['event']);
  if (body.event === undefined) throw badRequest('"event" is missing: expected the event that the function gets.');
  if (!functions.some(({ name }) => name === functionName)) {
    const known = functions.map(({ name }) => name).join(', ');
    throw notFound(`There is no function "${functionName}". This deployment has ${known || 'none'}.`);
  }
  const result = await invoke(functionName, body.event);
  return result.ok
    ? { result: result.payload ?? null }
    : { failure: { name: result.errorName, message: result.errorMessage } };
}
