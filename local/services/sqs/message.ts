import { createHash } from 'node:crypto';

/** A message attribute as SQS carries it; `binaryValue` is base64. */
export interface MessageAttribute {
  readonly dataType: string;
  readonly stringValue?: string;
  readonly binaryValue?: string;
}

export type MessageAttributes = Readonly<Record<string, MessageAttribute>>;

export interface OutgoingMessage {
  readonly body: string;
  readonly attributes?: MessageAttributes;
  /** `undefined`: the queue's own delay. */
  readonly delaySeconds?: number | undefined;
  readonly messageGroupId?: string | undefined;
  /** The trace header that its request came with. */
  readonly traceHeader?: string | undefined;
}

/** A message that was handed out, under the receipt handle that deletes it. */
export interface ReceivedMessage {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly attributes: MessageAttributes;
  readonly messageGroupId: string | undefined;
  readonly traceHeader: string | undefined;
  readonly sentAtMs: number;
  readonly firstReceivedAtMs: number;
  readonly receiveCount: number;
}

/** What a test or a person sees of a message in a queue. */
export interface MessageView {
  readonly messageId: string;
  readonly body: string;
  readonly receiveCount: number;
  readonly sentAtMs: number;
  /** `DELAYED`: not visible yet, `IN_FLIGHT`: handed out and not visible again. */
  readonly state: 'VISIBLE' | 'DELAYED' | 'IN_FLIGHT';
  readonly visibleAtMs: number;
}

export function md5Of(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

/** The digest of all attributes (SQS developer guide, sqs-message-metadata, "Calculating the MD5 message digest"). */
export function md5OfAttributes(attributes: MessageAttributes): string | undefined {
  const sorted = Object.entries(attributes).sort(([one], [other]) => (one < other ? -1 : 1));
  if (sorted.length === 0) return undefined;
  const digest = createHash('md5');
  const addWithLength = (value: Buffer): void => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(value.length);
    digest.update(length).update(value);
  };
  for (const [name, { dataType, stringValue = '', binaryValue }] of sorted) {
    addWithLength(Buffer.from(name));
    addWithLength(Buffer.from(dataType));
    digest.update(Buffer.of(binaryValue === undefined ? 1 : 2));
    addWithLength(binaryValue === undefined ? Buffer.from(stringValue) : Buffer.from(binaryValue, 'base64'));
  }
  return digest.digest('hex');
}

/** A message's size as SQS counts it: the body, and each attribute's name, type and value. */
export function bytesOf(message: Pick<OutgoingMessage, 'body' | 'attributes'>): number {
  const { body, attributes = {} } = message;
  let bytes = Buffer.byteLength(body);
  for (const [name, { dataType, stringValue = '', binaryValue = '' }] of Object.entries(attributes)) {
    bytes += Buffer.byteLength(name) + Buffer.byteLength(dataType);
    bytes += Buffer.byteLength(stringValue) + Buffer.byteLength(binaryValue, 'base64');
  }
  return bytes;
}
