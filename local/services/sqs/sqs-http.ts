import type { HttpHandler, HttpRequest, HttpResponse } from '../../http/http.ts';
import { isObject, type JsonObject, parseJson } from '../../json.ts';
import { deleteMessage, receiveMessage } from './receive-message.ts';
import { sendMessage, sendMessageBatch } from './send-message.ts';
import type { Sqs } from './sqs.ts';
import { modelledError, SqsError } from './sqs-error.ts';
import type { SqsQueue } from './sqs-queue.ts';

const TARGET_PREFIX = 'AmazonSQS.';

type Operation = (queue: SqsQueue, input: JsonObject, traceHeader?: string) => object;

const OPERATIONS: ReadonlyMap<string, Operation> = new Map([
  ['SendMessage', sendMessage],
  ['SendMessageBatch', sendMessageBatch],
  ['ReceiveMessage', receiveMessage],
  ['DeleteMessage', deleteMessage],
]);

/**
 * Serves SQS's JSON protocol (AWS JSON 1.0). SDKs post to the root of the queue URL's host; the queue's own path is
 * taken too. Every other operation is refused by name.
 */
export function sqsHttpHandler(sqs: Sqs, beforeEach: () => void): HttpHandler {
  return function serveSqs(request) {
    const target = request.headers['x-amz-target'];
    if (typeof target !== 'string' || !target.startsWith(TARGET_PREFIX) || request.method !== 'POST') return undefined;
    beforeEach();
    try {
      return serve(sqs, target.slice(TARGET_PREFIX.length), request);
    } catch (error) {
      if (error instanceof SqsError) return error.response;
      throw error;
    }
  };
}

function serve(sqs: Sqs, operationName: string, request: HttpRequest): HttpResponse {
  const operation = OPERATIONS.get(operationName);
  if (operation === undefined) {
    throw modelledError(
      'UnsupportedOperation',
      `SQS ${operationName} is not emulated. Emulated are ${[...OPERATIONS.keys()].join(', ')}.`,
    );
  }
  const input = inputOf(request);
  const named = typeof input.QueueUrl === 'string' ? input.QueueUrl : `http://${request.headers.host}${request.path}`;
  const queue = URL.canParse(named) ? sqs.queue(named) : undefined;
  if (queue === undefined) {
    throw modelledError(
      'QueueDoesNotExist',
      'The specified queue does not exist.',
      'AWS.SimpleQueueService.NonExistentQueue',
    );
  }
  // The SDK sends a function's trace header along (SQS API reference, SendMessage: AWSTraceHeader).
  const traceHeader = request.headers['x-amzn-trace-id'];
  return {
    status: 200,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: JSON.stringify(operation(queue, input, typeof traceHeader === 'string' ? traceHeader : undefined)),
  };
}

function inputOf(request: HttpRequest): JsonObject {
  const input = parseJson(request.body.toString('utf8'));
  if (isObject(input)) return input;
  throw new SqsError(
    'com.amazon.coral.service#SerializationException',
    'SerializationException',
    'The body is not a JSON object.',
  );
}
