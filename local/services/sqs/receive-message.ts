import { cutText } from '../../error-texts.ts';
import type { JsonObject } from '../../json.ts';
import { md5Of } from './message.ts';
import { invalidParameter, missingParameter, modelledError } from './sqs-error.ts';
import type { SqsQueue } from './sqs-queue.ts';

/** SQS API reference, ReceiveMessage. */
const MOST_MESSAGES = 10;
const MOST_WAIT_SECONDS = 20;
const MOST_NAME_CHARACTERS = 64;

/**
 * ReceiveMessage (SQS API reference). It answers at once: what would come while it waits is on the chat clock, which
 * may stand still.
 */
export function receiveMessage(queue: SqsQueue, input: JsonObject): object {
  refuseOthers('ReceiveMessage', input, ['QueueUrl', 'MaxNumberOfMessages', 'WaitTimeSeconds']);
  const most = wholeNumber(input, 'MaxNumberOfMessages', { least: 1, most: MOST_MESSAGES, otherwise: 1 });
  wholeNumber(input, 'WaitTimeSeconds', { least: 0, most: MOST_WAIT_SECONDS, otherwise: 0 });
  const received = queue.receive(most);
  if (received.length === 0) return {};
  return {
    Messages: received.map(({ messageId, receiptHandle, body }) => ({
      MessageId: messageId,
      ReceiptHandle: receiptHandle,
      MD5OfBody: md5Of(body),
      Body: body,
    })),
  };
}

/** DeleteMessage (SQS API reference). */
export function deleteMessage(queue: SqsQueue, input: JsonObject): object {
  refuseOthers('DeleteMessage', input, ['QueueUrl', 'ReceiptHandle']);
  const { ReceiptHandle: receiptHandle } = input;
  if (typeof receiptHandle !== 'string') throw missingParameter('ReceiptHandle');
  queue.delete(receiptHandle);
  return {};
}

function refuseOthers(operation: string, input: JsonObject, taken: readonly string[]): void {
  const other = Object.keys(input).find((name) => !taken.includes(name));
  if (other === undefined) return;
  const name = cutText(other, MOST_NAME_CHARACTERS);
  throw modelledError('UnsupportedOperation', `The parameter ${name} of ${operation} is not emulated.`);
}

function wholeNumber(
  input: JsonObject,
  name: string,
  { least, most, otherwise }: { readonly least: number; readonly most: number; readonly otherwise: number },
): number {
  const given = input[name];
  if (given === undefined) return otherwise;
  if (typeof given === 'number' && Number.isInteger(given) && given >= least && given <= most) return given;
  throw invalidParameter(
    `Value ${cutText(String(given), MOST_NAME_CHARACTERS)} for parameter ${name} is invalid. ` +
      `Reason: Must be between ${least} and ${most}, if provided.`,
  );
}
