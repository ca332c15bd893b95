import { isObject, memberOf } from '../json.ts';
import type { LocalClient } from './local-client.ts';

/** A function ended with an error of its own, or was ended at its time limit. */
export class FunctionFailed extends Error {
  override readonly name = 'FunctionFailed';
  readonly functionName: string;
  /** The name of the error that the function threw. */
  readonly errorName: string;
  readonly errorMessage: string;

  constructor(functionName: string, errorName: string, errorMessage: string) {
    super(`${functionName} failed with ${errorName}: ${errorMessage}`);
    this.functionName = functionName;
    this.errorName = errorName;
    this.errorMessage = errorMessage;
  }
}

/** Runs a function once; the chat that the event names is made first, unless it is there. */
export async function invokeFunction(client: LocalClient, functionName: string, event: unknown): Promise<unknown> {
  const path = `/local/functions/${encodeURIComponent(functionName)}/invoke`;
  const answer = await client.call('POST', path, { event, makeChat: true });
  const failure = memberOf(answer, 'failure');
  if (isObject(failure)) throw new FunctionFailed(functionName, String(failure.name), String(failure.message));
  return memberOf(answer, 'result');
}
