import { boundMessage } from '../../error-texts.ts';
import type { HttpResponse } from '../../http/http.ts';

/**
 * An error as SQS's JSON protocol has it. The SDKs take the name from the body's `__type`. Those that were written for
 * the older query protocol read the header (SQS API reference, "Common errors", and the AWS query-compatible protocol).
 */
export class SqsError extends Error {
  override readonly name = 'SqsError';
  readonly shape: string;
  readonly queryCode: string;

  constructor(shape: string, queryCode: string, message: string) {
    super(boundMessage(message));
    this.shape = shape;
    this.queryCode = queryCode;
  }

  get response(): HttpResponse {
    return {
      status: 400,
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-query-error': `${this.queryCode};Sender` },
      body: JSON.stringify({ __type: this.shape, message: this.message }),
    };
  }
}

export function invalidParameter(message: string): SqsError {
  return new SqsError('com.amazon.coral.service#InvalidParameterValueException', 'InvalidParameterValue', message);
}

export function missingParameter(name: string): SqsError {
  return new SqsError(
    'com.amazon.coral.service#MissingRequiredParameterException',
    'MissingParameter',
    `The request must contain the parameter ${name}.`,
  );
}

/** An error of the SQS model: its query code carries the older names where there are any. */
export function modelledError(name: string, message: string, queryCode = `AWS.SimpleQueueService.${name}`): SqsError {
  return new SqsError(`com.amazonaws.sqs#${name}`, queryCode, message);
}
