export { DynamoDb, TableNotMade } from './dynamodb/dynamodb.ts';
export { Services, type ServicesParts } from './services.ts';
export {
  FilterPolicyNotEmulated,
  type TopicMessageAttribute,
  type TopicMessageAttributes,
} from './sns/filter-policy.ts';
export { Sns, TopicArnNotValid, type Undelivered } from './sns/sns.ts';
export type { MessageAttribute, MessageAttributes, MessageView, OutgoingMessage } from './sqs/message.ts';
export { type QueueView, Sqs } from './sqs/sqs.ts';
export { sqsHttpHandler } from './sqs/sqs-http.ts';
export { SqsQueue } from './sqs/sqs-queue.ts';
