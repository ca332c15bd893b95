import middy, { type MiddlewareObj } from '@middy/core';
import type { Context } from 'aws-lambda';
import { CallFailed } from '../aws/call-aws.ts';
import { Deadline } from '../lambda/deadline.ts';
import { Telemetry, traceOf } from '../lambda/telemetry.ts';
import { FlowError, flowErrorOf, InvalidParameters, ServiceFailure } from './flow-errors.ts';
import { type FlowEvent, parseFlowEvent } from './flow-event.ts';
import { type Decision, type FlowParameters, readParameters, wantsErrorsReturned } from './flow-parameters.ts';
import { checkStringMap, type FlowResult } from './flow-result.ts';

/** One invocation of a flow function. */
export interface FlowCall extends FlowEvent {
  /** Lambda's id of the invocation. */
  readonly requestId: string;
  readonly deadline: Deadline;
  readonly telemetry: Telemetry;
}

/** What one flow function adds to what all have in common. */
interface FlowFunction<Plan> {
  /** Its name in logs and alarms. */
  readonly name: string;
  readonly parameterNames: readonly string[];
  /** The time limit that its Invoke Lambda blocks have. */
  readonly blockTimeLimitSeconds: number;
  /** From parameters to a plan, or to every problem. Pure. */
  decide(parameters: FlowParameters): Decision<Plan>;
  /** Carries the plan out. */
  act(plan: Plan, call: FlowCall): Promise<FlowResult>;
}

/** A Lambda handler of an Invoke Lambda block. */
export type FlowHandler = (event: unknown, context: Context) => Promise<FlowResult>;

/**
 * Makes the Lambda handler of a flow function: it parses the event, decides, and acts. A failure is thrown as a named
 * error, which takes the block's Error branch; with `onError=return` it is returned as `status`, `errorCode` and
 * `errorMessage`.
 *
 * The event is never logged, whatever `POWERTOOLS_LOGGER_LOG_EVENT` says: it holds the contact's attributes.
 */
export function flowFunction<Plan>(parts: FlowFunction<Plan>): FlowHandler {
  const telemetry = new Telemetry(parts.name);

  async function run(event: unknown, context: Context): Promise<FlowResult> {
    const deadline = new Deadline(parts.blockTimeLimitSeconds * 1000, context.getRemainingTimeInMillis());
    const flowEvent = parseFlowEvent(event);
    const { contactId, initialContactId } = flowEvent;
    telemetry.log.appendKeys({ contactId, initialContactId });
    const plan = planOf(parts, flowEvent);
    return checkStringMap(
      await parts.act(plan, { ...flowEvent, deadline, requestId: context.awsRequestId, telemetry }),
    );
  }

  const handler = middy(run).use([telling(telemetry), failing(telemetry)]);
  return async (event, context) => handler(event, context);
}

function planOf<Plan>(parts: FlowFunction<Plan>, event: FlowEvent): Plan {
  const { parameters, problems } = readParameters(event.parameters, parts.parameterNames);
  const decision = parts.decide(parameters);
  if ('problems' in decision) throw new InvalidParameters([...problems, ...decision.problems]);
  if (problems.length > 0) throw new InvalidParameters(problems);
  return decision.plan;
}

/** Gives the log its context, and writes log and metrics out at the end. */
function telling(telemetry: Telemetry): MiddlewareObj<unknown, FlowResult> {
  const flush = () => telemetry.flush();
  return { before: ({ context }) => telemetry.log.addContext(context), after: flush, onError: flush };
}

/** Makes a named error of every failure, counts it, logs it, and returns it where the block asks for that. */
function failing(telemetry: Telemetry): MiddlewareObj<unknown, FlowResult> {
  return {
    onError: (request) => {
      const error = errorOf(request.error, telemetry);
      request.error = error;
      telemetry.countFailure();
      telemetry.log.error(error.message, { errorCode: error.code });
      if (!wantsErrorsReturned(request.event)) return;
      request.response = checkStringMap({ status: 'ERROR', errorCode: error.code, errorMessage: error.message });
    },
  };
}

function errorOf(thrown: unknown, telemetry: Telemetry): FlowError {
  if (thrown instanceof FlowError) return thrown;
  if (thrown instanceof CallFailed) return flowErrorOf(thrown.failure);
  const trace = traceOf(thrown);
  telemetry.log.error('Unforeseen error', { ...trace });
  return new ServiceFailure({ operation: 'The function', awsError: trace.thrown, httpStatus: undefined });
}
