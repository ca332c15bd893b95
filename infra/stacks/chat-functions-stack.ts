import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { EventSourceMapping, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { bundleDir } from '../bundling.ts';
import { ChatBot } from '../constructs/chat-bot.ts';
import { ConnectFunction, type Permission } from '../constructs/connect-function.ts';
import type { ConnectInstance } from '../constructs/connect-instance.ts';
import { keepLogicalId } from '../constructs/logical-id.ts';
import { defaultBlockTimeLimitSeconds, type Settings, stagedName } from '../settings-form.ts';

export interface ChatFunctionsStackProps extends StackProps {
  readonly settings: Settings;
  readonly instance: ConnectInstance;
  /** The folder of a function's bundle, for example of `set-chat-timers`; else the kit's own. */
  readonly bundleFolder?: (name: string) => string;
}

const flowFunctionTimeoutSeconds = 10;
const retryTimeoutSeconds = 20;
const metricsNamespace = 'ConnectChatKit';
const whyEveryContact =
  'Every chat is a new contact, whose id nobody knows before: the instance is named, and only its contacts are open.';

/** The functions, and what they keep their work in. */
export class ChatFunctionsStack extends Stack {
  readonly setChatTimers: LambdaFunction;
  readonly lookUpContact: LambdaFunction;
  readonly chatBot: ChatBot;
  readonly table: Table;
  readonly key: Key;

  readonly #props: ChatFunctionsStackProps;

  constructor(scope: Construct, id: string, props: ChatFunctionsStackProps) {
    const { settings, instance, bundleFolder: _, ...stackProps } = props;
    super(scope, id, { description: 'Connect Chat Kit: functions that flows invoke', ...stackProps });
    this.#props = props;
    this.key = new Key(this, 'Key', {
      description: 'Connect Chat Kit: what waits in queues and in the table',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.table = this.#makeTable();
    const { retries, deadLetters } = this.#makeQueues();
    keepLogicalId(this.key, 'Key');
    keepLogicalId(this.table, 'Table');
    keepLogicalId(retries, 'TimerRetries');
    keepLogicalId(deadLetters, 'TimerDeadLetters');

    const setChatTimers = this.#makeFunction('set-chat-timers', {
      functionName: 'SetChatTimers',
      description: "Sets a chat's idle and auto-disconnect timers, from an Invoke Lambda block",
      timeoutSeconds: flowFunctionTimeoutSeconds,
      environment: {
        TIMER_POLICIES: JSON.stringify(settings.timerPolicies),
        BLOCK_TIME_LIMIT_SECONDS: String(settings.blockTimeLimitSeconds ?? defaultBlockTimeLimitSeconds),
        RETRY_QUEUE_URL: retries.queueUrl,
      },
      permissions: [
        this.#updateTimers(),
        ...this.#useTable(['dynamodb:UpdateItem', 'dynamodb:GetItem']),
        { purpose: 'QueueWhatWasThrottled', actions: ['sqs:SendMessage'], resources: [retries.queueArn] },
        // Sending to an encrypted queue needs both (SQS developer guide, sqs-key-management).
        this.#useKey('EncryptMessages', 'sqs', ['kms:Decrypt', 'kms:GenerateDataKey']),
      ],
    });
    setChatTimers.allowFlowsOf(instance);
    this.setChatTimers = setChatTimers.lambda;

    const retryChatTimers = this.#makeFunction('retry-chat-timers', {
      functionName: 'RetryChatTimers',
      description: 'Finishes setting timers that throttling held up',
      timeoutSeconds: retryTimeoutSeconds,
      environment: {},
      permissions: [
        this.#updateTimers(),
        {
          purpose: 'SeeWhetherAnAgentJoined',
          actions: ['connect:DescribeContact'],
          resources: [`${instance.instanceArn}/contact/*`],
          whyWildcard: whyEveryContact,
        },
        ...this.#useTable(['dynamodb:UpdateItem']),
        {
          purpose: 'TakeFromTheQueue',
          actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
          resources: [retries.queueArn],
        },
        this.#useKey('DecryptMessages', 'sqs', ['kms:Decrypt']),
      ],
    });
    new EventSourceMapping(this, 'RetryChatTimersSource', {
      target: retryChatTimers.lambda,
      eventSourceArn: retries.queueArn,
      batchSize: 5,
      // Two at a time stay under the account's 5 calls a second, and leave room for chats that begin now.
      maxConcurrency: 2,
      reportBatchItemFailures: true,
    });

    this.lookUpContact = this.#makeLookUpContact();
    this.chatBot = this.#makeChatBot();
    this.#watch(deadLetters);
    new CfnOutput(this, 'SetChatTimersName', {
      description: 'Choose this function in an Invoke AWS Lambda function block',
      value: this.setChatTimers.functionName,
    });
  }

  #makeLookUpContact(): LambdaFunction {
    const { settings, instance } = this.#props;
    const lookUpContact = this.#makeFunction('look-up-contact', {
      functionName: 'LookUpContact',
      description: 'Tells a flow what Amazon Connect knows of a contact, from an Invoke Lambda block',
      timeoutSeconds: flowFunctionTimeoutSeconds,
      environment: {
        BLOCK_TIME_LIMIT_SECONDS: String(settings.blockTimeLimitSeconds ?? defaultBlockTimeLimitSeconds),
      },
      permissions: [
        {
          purpose: 'LookUp',
          actions: ['connect:DescribeContact'],
          resources: [`${instance.instanceArn}/contact/*`],
          whyWildcard: whyEveryContact,
        },
      ],
    });
    lookUpContact.allowFlowsOf(instance);
    return lookUpContact.lambda;
  }

  #makeChatBot(): ChatBot {
    const { settings, instance } = this.#props;
    return new ChatBot(this, 'ChatBot', {
      instance,
      accountId: this.account,
      // The bot that the settings name comes first, for blocks that name none.
      bots: settings.bot === 'none' || settings.bot === 'faq' ? ['faq'] : [settings.bot, 'faq'],
      displayName: (settings.texts[settings.language] ?? settings.texts.en).assistant,
      language: settings.language,
      ...(settings.bot === 'bedrock' && settings.bedrockModelId !== undefined
        ? { bedrockModelId: settings.bedrockModelId }
        : {}),
      blockTimeLimitSeconds: settings.blockTimeLimitSeconds ?? defaultBlockTimeLimitSeconds,
      metricsNamespace,
      serviceName: (functionName) => this.#serviceName(functionName),
      key: this.key,
      tableArn: this.table.tableArn,
      openTheTable: this.#openTheTable(),
      makeFunction: (bundle, props) => this.#makeFunction(bundle, props),
    });
  }

  #makeTable(): Table {
    return new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: 'expiresAt',
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      // What is lost with it: requests on their way, and the rights to resume past chats.
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  #makeQueues(): { readonly retries: Queue; readonly deadLetters: Queue } {
    const encrypted = { encryption: QueueEncryption.KMS, encryptionMasterKey: this.key, enforceSSL: true } as const;
    const deadLetters = new Queue(this, 'TimerDeadLetters', { ...encrypted, retentionPeriod: Duration.days(14) });
    const retries = new Queue(this, 'TimerRetries', {
      ...encrypted,
      retentionPeriod: Duration.days(4),
      // Six times the function's timeout, so that no message comes back while it is worked on (Lambda developer guide, with-sqs).
      visibilityTimeout: Duration.seconds(6 * retryTimeoutSeconds),
      // Twenty minutes of tries: throttling is over by then, or somebody must look.
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: 10 },
    });
    return { retries, deadLetters };
  }

  #makeFunction(
    bundle: string,
    props: Omit<ConstructorParameters<typeof ConnectFunction>[2], 'bundleFolder' | 'logRetentionDays'>,
  ): ConnectFunction {
    return new ConnectFunction(this, `${props.functionName}Parts`, {
      ...props,
      bundleFolder: existingBundle((this.#props.bundleFolder ?? bundleDir)(bundle)),
      logRetentionDays: this.#props.settings.logRetentionDays,
      environment: {
        TABLE_NAME: this.table.tableName,
        LOG_LEVEL: 'INFO',
        POWERTOOLS_SERVICE_NAME: this.#serviceName(props.functionName),
        POWERTOOLS_METRICS_NAMESPACE: metricsNamespace,
        ...props.environment,
      },
    });
  }

  /** A function's name in logs and metrics. A failure in one stage must not ring another's alarm. */
  #serviceName(functionName: string): string {
    return stagedName(functionName, this.#props.settings.stage, '-');
  }

  /** The call is authorised on the instance as well as on the contact (service authorization reference, Amazon Connect). */
  #updateTimers(): Permission {
    const { instanceArn } = this.#props.instance;
    return {
      purpose: 'SetTimers',
      actions: ['connect:UpdateParticipantRoleConfig'],
      resources: [instanceArn, `${instanceArn}/contact/*`],
      whyWildcard: whyEveryContact,
    };
  }

  #useTable(actions: readonly string[]): readonly Permission[] {
    return [{ purpose: 'RememberNewestRequest', actions, resources: [this.table.tableArn] }, this.#openTheTable()];
  }

  #openTheTable(): Permission {
    return this.#useKey('OpenTheTable', 'dynamodb', [
      'kms:Decrypt',
      'kms:DescribeKey',
      'kms:Encrypt',
      'kms:GenerateDataKey',
    ]);
  }

  #useKey(purpose: string, viaService: string, actions: readonly string[]): Permission {
    return { purpose, actions, resources: [this.key.keyArn], viaService };
  }

  #watch(deadLetters: Queue): void {
    const alarm = {
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    };
    deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' }).createAlarm(this, 'TimersLost', {
      ...alarm,
      alarmDescription:
        'Timers of a chat could not be set, not even later. See the log of RetryChatTimers, then redrive the dead-letter queue.',
    });
    // Lambda's own error count would count a block four times: a flow tries a failing function again.
    for (const functionName of ['SetChatTimers', 'LookUpContact']) {
      new Metric({
        namespace: metricsNamespace,
        metricName: 'FlowFunctionFailure',
        dimensionsMap: { service: this.#serviceName(functionName), FunctionName: functionName },
        statistic: 'Sum',
        period: Duration.minutes(5),
      }).createAlarm(this, `${functionName}Fails`, {
        ...alarm,
        alarmDescription: `A flow took the Error branch of ${functionName}. Its log names the error.`,
      });
    }
  }
}

/** The folder, once it is known to hold a bundle. */
export function existingBundle(folder: string): string {
  if (existsSync(join(folder, 'index.mjs'))) return folder;
  throw new Error(`There is no function bundle in ${folder}: expected index.mjs. Run "npm run build" first.`);
}
