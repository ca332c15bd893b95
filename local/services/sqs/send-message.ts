import { cutText } from '../../error-texts.ts';
import { isObject, type JsonObject } from '../../json.ts';
import {
  bytesOf,
  type MessageAttribute,
  type MessageAttributes,
  md5Of,
  md5OfAttributes,
  type OutgoingMessage,
} from './message.ts';
import { invalidParameter, missingParameter, modelledError, SqsError } from './sqs-error.ts';
import type { SqsQueue } from './sqs-queue.ts';

/** SQS developer guide, quotas-messages: 1 MiB, for a message and for a batch; up to 15 minutes' delay. */
const MAX_BYTES = 1024 * 1024;
const MAX_DELAY_SECONDS = 900;
const MAX_ATTRIBUTES = 10;
const MOST_NAME_CHARACTERS = 64;

const SENT_PARAMETERS: ReadonlySet<string> = new Set([
  'QueueUrl',
  'Id',
  'MessageBody',
  'DelaySeconds',
  'MessageAttributes',
  'MessageGroupId',
]);
/** XML 1.0's characters: SQS takes no others. */
const NOT_ALLOWED = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** SendMessage (SQS API reference). */
export function sendMessage(queue: SqsQueue, input: JsonObject, traceHeader?: string): object {
  return send(queue, { ...outgoingMessage(input), traceHeader });
}

/** SendMessageBatch (SQS API reference): an entry that is wrong in itself fails alone. */
export function sendMessageBatch(queue: SqsQueue, input: JsonObject, traceHeader?: string): object {
  const entries = entriesOf(input);
  const checked = entries.map(({ id, entry }) => ({ id, outcome: checkEntry(entry) }));
  const bytes = checked.reduce((sum, { outcome }) => sum + ('body' in outcome ? bytesOf(outcome) : 0), 0);
  if (bytes > MAX_BYTES) {
    throw modelledError(
      'BatchRequestTooLong',
      `Batch requests cannot be longer than ${MAX_BYTES} bytes. You have sent ${bytes} bytes.`,
    );
  }
  const successful: object[] = [];
  const failed: object[] = [];
  for (const { id, outcome } of checked) {
    if ('body' in outcome) successful.push({ Id: id, ...send(queue, { ...outcome, traceHeader }) });
    else failed.push({ Id: id, SenderFault: true, Code: outcome.code, Message: outcome.message });
  }
  return { Successful: successful, ...(failed.length > 0 ? { Failed: failed } : {}) };
}

function send(queue: SqsQueue, message: OutgoingMessage): object {
  const { attributes = {} } = message;
  const md5OfMessageAttributes = md5OfAttributes(attributes);
  return {
    MessageId: queue.send(message),
    MD5OfMessageBody: md5Of(message.body),
    ...(md5OfMessageAttributes === undefined ? {} : { MD5OfMessageAttributes: md5OfMessageAttributes }),
  };
}

function entriesOf(input: JsonObject) {
  const { Entries: written } = input;
  if (!Array.isArray(written) || written.length === 0) {
    throw modelledError(
      'EmptyBatchRequest',
      'There should be at least one SendMessageBatchRequestEntry in the request.',
    );
  }
  if (written.length > 10) {
    throw modelledError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are 10. You have sent ${written.length}.`,
    );
  }
  const ids = new Set<string>();
  return written.map((value: unknown) => {
    const entry = isObject(value) ? value : {};
    const id = entry.Id;
    if (typeof id !== 'string' || !/^[-\w]{1,80}$/.test(id)) {
      throw modelledError(
        'InvalidBatchEntryId',
        'A batch entry id can only contain alphanumeric characters, hyphens and underscores. ' +
          'It can be at most 80 letters long.',
      );
    }
    if (ids.has(id)) throw modelledError('BatchEntryIdsNotDistinct', `Id ${id} repeated.`);
    ids.add(id);
    return { id, entry };
  });
}

interface RefusedEntry {
  readonly code: string;
  readonly message: string;
}

function checkEntry(entry: JsonObject): OutgoingMessage | RefusedEntry {
  try {
    return outgoingMessage(entry);
  } catch (error) {
    if (!(error instanceof SqsError)) throw error;
    return { code: error.queryCode, message: error.message };
  }
}

function outgoingMessage(input: JsonObject): OutgoingMessage {
  for (const name of Object.keys(input)) {
    if (!SENT_PARAMETERS.has(name)) {
      throw modelledError(
        'UnsupportedOperation',
        `The parameter ${cutText(name, MOST_NAME_CHARACTERS)} of SendMessage is not emulated.`,
      );
    }
  }
  const { MessageBody: body, DelaySeconds: delaySeconds, MessageGroupId: messageGroupId } = input;
  if (typeof body !== 'string' || body === '') throw missingParameter('MessageBody');
  if (NOT_ALLOWED.test(body)) {
    throw modelledError(
      'InvalidMessageContents',
      'Invalid characters found. Valid unicode characters are ' +
        '#x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF.',
      'InvalidMessageContents',
    );
  }
  if (delaySeconds !== undefined && !isDelay(delaySeconds)) {
    throw invalidParameter(
      `Value ${String(delaySeconds)} for parameter DelaySeconds is invalid. ` +
        `Reason: DelaySeconds must be >= 0 and <= ${MAX_DELAY_SECONDS}.`,
    );
  }
  const message = {
    body,
    delaySeconds,
    attributes: attributesOf(input.MessageAttributes),
    messageGroupId: typeof messageGroupId === 'string' ? messageGroupId : undefined,
  };
  if (bytesOf(message) > MAX_BYTES) {
    throw invalidParameter(
      `One or more parameters are invalid. Reason: Message must be shorter than ${MAX_BYTES} bytes.`,
    );
  }
  return message;
}

function isDelay(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_DELAY_SECONDS;
}

function attributesOf(written: unknown): MessageAttributes {
  if (written === undefined || written === null) return {};
  if (!isObject(written)) throw invalidParameter('MessageAttributes must be a map of attributes.');
  const entries = Object.entries(written);
  if (entries.length > MAX_ATTRIBUTES) {
    throw invalidParameter(
      `Number of message attributes [${entries.length}] exceeds the allowed maximum [${MAX_ATTRIBUTES}].`,
    );
  }
  return Object.fromEntries(entries.map(([name, value]) => [name, attributeOf(name, value)]));
}

function attributeOf(name: string, written: unknown): MessageAttribute {
  const { DataType: dataType, StringValue: stringValue, BinaryValue: binaryValue } = isObject(written) ? written : {};
  if (typeof dataType !== 'string' || !/^(String|Number|Binary)(\..+)?$/.test(dataType)) {
    throw invalidParameter(
      `The message attribute '${name}' has an invalid message attribute type. Expected String, Number or Binary.`,
    );
  }
  const value = dataType.startsWith('Binary') ? binaryValue : stringValue;
  if (typeof value !== 'string' || value === '') {
    throw invalidParameter(`The message attribute '${name}' must contain a non-empty value of type ${dataType}.`);
  }
  return dataType.startsWith('Binary') ? { dataType, binaryValue: value } : { dataType, stringValue: value };
}
