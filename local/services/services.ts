import type { Work } from '../clock/work.ts';
import type { Deployment } from '../deployment/deployment.ts';
import type { Chance, ChatClock } from '../engine/index.ts';
import type { HttpHandler } from '../http/http.ts';
import type { Invoke } from '../lambda/invocation.ts';
import { AsyncInvocations } from './async-invocations.ts';
import type { DynamoDb } from './dynamodb/dynamodb.ts';
import { dynamoDbHttpHandler } from './dynamodb/dynamodb-http.ts';
import { refuseOtherServices } from './not-served.ts';
import { Sns } from './sns/sns.ts';
import { Sqs } from './sqs/sqs.ts';
import { sqsHttpHandler } from './sqs/sqs-http.ts';

interface ServicesParts {
  readonly deployment: Pick<Deployment, 'sqsQueues' | 'eventSources' | 'topics' | 'subscriptions'>;
  readonly dynamoDb: DynamoDb;
  readonly clock: ChatClock;
  readonly work: Work;
  readonly chance: Chance;
  readonly invoke: Invoke;
  /** Runs before each request is served: brings a live chat clock up to now. */
  readonly beforeEach: () => void;
}

/** The small AWS neighbours of a chat: queues and topics on the chat clock, and tables. */
export class Services {
  readonly sqs: Sqs;
  readonly sns: Sns;
  readonly invocations: AsyncInvocations;
  /**
   * SQS and DynamoDB over HTTP, and the refusal of other services. DynamoDB has a port of its own too, `dynamoDb.url`.
   */
  readonly httpHandler: HttpHandler;

  constructor(parts: ServicesParts) {
    const { deployment, dynamoDb, clock, work, chance, invoke } = parts;
    const { sqsQueues: queues, eventSources, topics, subscriptions } = deployment;
    this.sqs = new Sqs({ queues, eventSources, clock, work, chance, invoke });
    this.invocations = new AsyncInvocations({ clock, work, invoke });
    this.sns = new Sns({ topics, subscriptions, sqs: this.sqs, clock, chance, invocations: this.invocations });
    const sqs = sqsHttpHandler(this.sqs, parts.beforeEach);
    const tables = dynamoDbHttpHandler(dynamoDb);
    this.httpHandler = (request) => sqs(request) ?? tables(request) ?? refuseOtherServices(request);
  }
}
