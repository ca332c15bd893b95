import type { InvocationResult, Invoke } from '../lambda/invocation.ts';
import { isRecord } from './local-client.ts';

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
export type StandIn = (event: FlowLambdaEvent) => unknown;

/** Functions that flows name and nobody deployed here, by name or ARN. */
export type StandIns = Readonly<Record<string, StandIn>>;

/** Invokes the stand-in for a function where there is one, and else the function itself. */
export function withStandIns(standIns: StandIns, invoke: Invoke): Invoke {
  return async (functionArnOrName, event) => {
    const standIn = standInFor(standIns, functionArnOrName);
    return standIn === undefined ? invoke(functionArnOrName, event) : answer(standIn, event);
  };
}

/** An alias or version may follow in the flow's ARN; a name stands for the function in any account. */
function standInFor(standIns: StandIns, functionArnOrName: string): StandIn | undefined {
  const [, name] = /:function:([^:]+)/.exec(functionArnOrName) ?? [];
  const key = Object.keys(standIns).find(
    (known) => known === functionArnOrName || known === name || functionArnOrName.startsWith(`${known}:`),
  );
  return key === undefined ? undefined : standIns[key];
}

async function answer(standIn: StandIn, event: unknown): Promise<InvocationResult> {
  try {
    if (!isFlowLambdaEvent(event)) throw new TypeError('A stand-in is for functions that a flow invokes.');
    // The result goes the way of JSON, as it does from a function.
    const payload: unknown = JSON.parse(JSON.stringify((await standIn(event)) ?? null));
    return { ok: true, payload };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
    return { ok: false, failure: 'FAILED', errorName: name, errorMessage: message };
  }
}

function isFlowLambdaEvent(event: unknown): event is FlowLambdaEvent {
  return isRecord(event) && isRecord(event.Details) && isRecord(event.Details.Parameters);
}
