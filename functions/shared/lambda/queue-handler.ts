import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';

/** A Lambda handler of a queue, which answers with the messages that it wants to get again. */
export type QueueHandler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;
