import middy, { type MiddlewareObj } from '@middy/core';
import type { Context } from 'aws-lambda';
import { Deadline } from '../../shared/lambda/deadline.ts';
import { Telemetry, traceOf } from '../../shared/lambda/telemetry.ts';
import { HttpError, ServiceFailed, ServiceUnavailable } from './http-errors.ts';
import { type HttpRequest, parseHttpEvent } from './http-event.ts';

/** One request, with the time that it has. */
export interface HttpCall {
  readonly request: HttpRequest;
  readonly deadline: Deadline;
  readonly telemetry: Telemetry;
}

/** What one HTTP function adds to what all have in common. */
interface HttpFunction {
  /** Its name in logs and alarms. */
  readonly name: string;
  /** How long a caller is kept waiting at most. */
  readonly answerWithinSeconds: number;
  /** Answers with what becomes the body, as JSON, under status 200. Throws an `HttpError` for any other status. */
  answer(call: HttpCall): Promise<object>;
}

/** An answer as an HTTP API takes it. */
export interface HttpAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A Lambda handler behind a route of an HTTP API. */
export type HttpFunctionHandler = (event: unknown, context: Context) => Promise<HttpAnswer>;

/**
 * Makes the Lambda handler of a route. A failure becomes `{ error: { name, message, problems? } }` under the error's
 * status. Answers hold tokens, so nobody may keep them. The event is never logged, whatever
 * `POWERTOOLS_LOGGER_LOG_EVENT` says.
 */
export function httpFunction(parts: HttpFunction): HttpFunctionHandler {
  const telemetry = new Telemetry(parts.name);

  async function run(event: unknown, context: Context): Promise<HttpAnswer> {
    const deadline = new Deadline(parts.answerWithinSeconds * 1000, context.getRemainingTimeInMillis());
    const request = parseHttpEvent(event);
    return answerOf(200, {}, await parts.answer({ request, deadline, telemetry }));
  }

  const handler = middy(run, { timeoutEarlyResponse: timeIsOver }).use([telling(telemetry), failing(telemetry)]);
  return async (event, context) => handler(event, context);
}

/** Right before Lambda would end the invocation. What it was about to do may be done, so the caller comes again. */
function timeIsOver(): never {
  throw new ServiceUnavailable();
}

/** Gives the log its context, and writes log and metrics out at the end. */
function telling(telemetry: Telemetry): MiddlewareObj<unknown, HttpAnswer> {
  const flush = () => telemetry.flush();
  return { before: ({ context }) => telemetry.log.addContext(context), after: flush, onError: flush };
}

/**
 * Makes an answer of every failure. What a caller did wrong is told to the caller; what went wrong here is counted and
 * logged.
 */
function failing(telemetry: Telemetry): MiddlewareObj<unknown, HttpAnswer> {
  return {
    onError: (request) => {
      const error = request.error instanceof HttpError ? request.error : unforeseen(request.error, telemetry);
      const call = 'call' in error ? error.call : undefined;
      const problemCount = error.problems?.length;
      if (error.status < 500) telemetry.log.info('Request refused', { errorCode: error.name, problemCount });
      else {
        telemetry.countFailure();
        telemetry.log.error('Request failed', { errorCode: error.name, call });
      }
      const { name, message, problems } = error;
      request.response = answerOf(error.status, error.headers, {
        error: { name, message, ...(problems === undefined ? {} : { problems }) },
      });
    },
  };
}

function unforeseen(thrown: unknown, telemetry: Telemetry): HttpError {
  telemetry.log.error('Unforeseen error', { ...traceOf(thrown) });
  return new ServiceFailed();
}

function answerOf(statusCode: number, headers: Readonly<Record<string, string>>, body: object): HttpAnswer {
  return {
    statusCode,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
    body: JSON.stringify(body),
  };
}
