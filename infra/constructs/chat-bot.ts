import { Duration, Stack } from 'aws-cdk-lib';
import { ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { ConnectFunction, ConnectFunctionProps, Permission } from './connect-function.ts';
import type { ConnectInstance } from './connect-instance.ts';
import { keepLogicalId } from './logical-id.ts';
import { StreamingTopic } from './streaming-topic.ts';

export interface ChatBotProps {
  readonly instance: ConnectInstance;
  /** The account and Region of the stack, which are the instance's. */
  readonly accountId: string;
  /** The bots that blocks may name, the default one first. */
  readonly bots: readonly string[];
  /** The name under which a bot speaks. */
  readonly displayName: string;
  readonly language: string;
  /** The model of the bot `bedrock`, or its inference profile. */
  readonly bedrockModelId?: string;
  readonly blockTimeLimitSeconds: number;
  readonly metricsNamespace: string;
  /** A function's name in logs and metrics. */
  readonly serviceName: (functionName: string) => string;
  /** Encrypts what waits in the topic and in the queue. */
  readonly key: Key;
  readonly tableArn: string;
  /** What it takes to open the table's encryption. */
  readonly openTheTable: Permission;
  readonly makeFunction: (
    bundle: string,
    props: Omit<ConnectFunctionProps, 'bundleFolder' | 'logRetentionDays'>,
  ) => ConnectFunction;
}

const flowFunctionTimeoutSeconds = 10;
/** A bot may ask a model, and a model may take its time. */
const runTimeoutSeconds = 60;

const whyEveryContact =
  'Every chat is a new contact, whose id nobody knows before: the instance is named, and only its contacts are open.';

/**
 * Custom bots in chats: the functions that add, run and remove them and read their transcript, the topic that Amazon Connect streams their
 * chats to, and the queue that wakes them.
 */
export class ChatBot extends Construct {
  readonly addChatBot: ConnectFunction;
  readonly removeChatBot: ConnectFunction;
  readonly readTranscript: ConnectFunction;
  readonly runChatBot: ConnectFunction;

  readonly #props: ChatBotProps;
  readonly #topic: Topic;
  readonly #queue: Queue;

  constructor(scope: Construct, id: string, props: ChatBotProps) {
    super(scope, id);
    this.#props = props;
    const deadLetters = this.#makeQueue('BotDeadLetters', { retentionPeriod: Duration.days(14) });
    this.#queue = this.#makeQueue('BotWakes', {
      // A wake that is older is of no use: the customer has gone, or another one came.
      retentionPeriod: Duration.days(1),
      // Six times the function's timeout, so that no message comes back while it is worked on (Lambda developer guide, with-sqs).
      visibilityTimeout: Duration.seconds(6 * runTimeoutSeconds),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: 5 },
    });
    this.#topic = new StreamingTopic(this, 'Streaming', { ...props, queue: this.#queue }).topic;

    this.addChatBot = this.#makeFlowFunction('add-chat-bot', {
      functionName: 'AddChatBot',
      description: 'Puts a custom bot into a chat, from an Invoke Lambda block',
      environment: {
        BOTS: props.bots.join(','),
        BOT_DISPLAY_NAME: props.displayName,
        BOT_TOPIC_ARN: this.#topic.topicArn,
        BOT_QUEUE_URL: this.#queue.queueUrl,
      },
      permissions: [
        this.#onContacts('AddTheBot', 'connect:CreateParticipant'),
        this.#onContacts('Stream', 'connect:StartContactStreaming', 'connect:StopContactStreaming'),
        ...this.#useTable(),
        ...this.#wake(),
      ],
    });
    this.removeChatBot = this.#makeFlowFunction('remove-chat-bot', {
      functionName: 'RemoveChatBot',
      description: 'Takes the custom bot out of a chat, from an Invoke Lambda block',
      environment: { BOT_QUEUE_URL: this.#queue.queueUrl },
      permissions: [
        this.#onContacts('StopStreaming', 'connect:StopContactStreaming'),
        ...this.#useTable(),
        ...this.#wake(),
      ],
    });
    this.readTranscript = this.#makeFlowFunction('read-transcript', {
      functionName: 'ReadTranscript',
      description: "Reads a chat's transcript with its bot's connection, from an Invoke Lambda block",
      environment: {},
      permissions: [...this.#useTable('dynamodb:GetItem')],
    });
    this.runChatBot = this.#makeRunChatBot();
    this.#watch(deadLetters);
  }

  #makeRunChatBot(): ConnectFunction {
    const runChatBot = this.#props.makeFunction('run-chat-bot', {
      functionName: 'RunChatBot',
      description: 'Has custom bots answer customers',
      timeoutSeconds: runTimeoutSeconds,
      environment: {
        LANGUAGE: this.#props.language,
        ...(this.#props.bedrockModelId === undefined ? {} : { BEDROCK_MODEL_ID: this.#props.bedrockModelId }),
        BOT_TOPIC_ARN: this.#topic.topicArn,
        BOT_QUEUE_URL: this.#queue.queueUrl,
      },
      permissions: [
        {
          purpose: 'HandOver',
          actions: ['connect:UpdateContactAttributes'],
          resources: [`${this.#props.instance.instanceArn}/contact/*`],
          whyWildcard: whyEveryContact,
        },
        // Starting again with the same client token finds the streaming of a bot whose adding was cut short.
        this.#onContacts('StopStreaming', 'connect:StopContactStreaming', 'connect:StartContactStreaming'),
        ...this.#useTable(),
        ...this.#wake(),
        {
          purpose: 'TakeFromTheQueue',
          actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
          resources: [this.#queue.queueArn],
        },
        ...this.#askTheModel(),
      ],
    });
    new EventSourceMapping(this, 'RunChatBotSource', {
      target: runChatBot.lambda,
      eventSourceArn: this.#queue.queueArn,
      batchSize: 5,
      // Reading transcripts is limited to 8 calls a second for an instance (administrator guide, amazon-connect-service-limits).
      maxConcurrency: 20,
      reportBatchItemFailures: true,
    });
    return runChatBot;
  }

  #makeFlowFunction(
    bundle: string,
    props: Omit<ConnectFunctionProps, 'bundleFolder' | 'logRetentionDays' | 'timeoutSeconds'>,
  ): ConnectFunction {
    const made = this.#props.makeFunction(bundle, {
      ...props,
      timeoutSeconds: flowFunctionTimeoutSeconds,
      environment: { BLOCK_TIME_LIMIT_SECONDS: String(this.#props.blockTimeLimitSeconds), ...props.environment },
    });
    made.allowFlowsOf(this.#props.instance);
    return made;
  }

  #makeQueue(id: string, props: ConstructorParameters<typeof Queue>[2]): Queue {
    const queue = new Queue(this, id, {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: this.#props.key,
      enforceSSL: true,
      ...props,
    });
    keepLogicalId(queue, id);
    return queue;
  }

  /** Some of these calls are authorised on the instance, some on the contact, and pages disagree (service authorization reference, Amazon Connect). */
  #onContacts(purpose: string, ...actions: readonly string[]): Permission {
    const { instanceArn } = this.#props.instance;
    return { purpose, actions, resources: [instanceArn, `${instanceArn}/contact/*`], whyWildcard: whyEveryContact };
  }

  #useTable(...actions: readonly string[]): readonly Permission[] {
    const { tableArn, openTheTable } = this.#props;
    const used = actions.length > 0 ? actions : ['dynamodb:GetItem', 'dynamodb:UpdateItem'];
    return [{ purpose: 'KeepTheSession', actions: used, resources: [tableArn] }, openTheTable];
  }

  /** An inference profile calls its model in several Regions, and needs both (Bedrock user guide, inference-profiles-prereq). */
  #askTheModel(): readonly Permission[] {
    const { bedrockModelId } = this.#props;
    if (bedrockModelId === undefined) return [];
    const { partition, region } = Stack.of(this);
    const model = bedrockModelId.replace(/^(us|us-gov|eu|apac|global|jp|au)\./, '');
    return [
      {
        purpose: 'AskTheModel',
        actions: ['bedrock:InvokeModel'],
        resources: [
          `arn:${partition}:bedrock:*::foundation-model/${model}`,
          ...(model === bedrockModelId
            ? []
            : [`arn:${partition}:bedrock:${region}:${this.#props.accountId}:inference-profile/${bedrockModelId}`]),
        ],
        whyWildcard: 'An inference profile chooses the Region of its model; the model is named.',
      },
    ];
  }

  #wake(): readonly Permission[] {
    return [
      { purpose: 'WakeTheBot', actions: ['sqs:SendMessage'], resources: [this.#queue.queueArn] },
      // Sending to an encrypted queue needs both (SQS developer guide, sqs-key-management).
      {
        purpose: 'EncryptMessages',
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: [this.#props.key.keyArn],
        viaService: 'sqs',
      },
    ];
  }

  #watch(deadLetters: Queue): void {
    const alarm = {
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    };
    deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' }).createAlarm(this, 'BotsSilent', {
      ...alarm,
      alarmDescription:
        'A bot could not be woken, and its customer may wait for an answer. See the log of RunChatBot, then redrive the dead-letter queue.',
    });
    for (const functionName of ['AddChatBot', 'RemoveChatBot', 'ReadTranscript']) {
      new Metric({
        namespace: this.#props.metricsNamespace,
        metricName: 'FlowFunctionFailure',
        dimensionsMap: { service: this.#props.serviceName(functionName), FunctionName: functionName },
        statistic: 'Sum',
        period: Duration.minutes(5),
      }).createAlarm(this, `${functionName}Fails`, {
        ...alarm,
        alarmDescription: `A flow took the Error branch of ${functionName}. Its log names the error.`,
      });
    }
  }
}
