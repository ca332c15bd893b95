import { Duration, Stack } from 'aws-cdk-lib';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { A_DISPLAY_NAME, isDisplayName } from '../../local/flow-language/index.ts';
import { textsIn } from '../settings/texts.ts';
import { settings } from '../settings.ts';
import { botsOf, languageOf } from './bots-and-language.ts';
import { ChatPart, type Counts, type LabelledQueue } from './chat-part.ts';
import { makeQueues } from './chat-queues.ts';
import { type ChatStorage, makeStorage } from './chat-storage.ts';
import type { ConnectFunction, Permission } from './connect-function.ts';
import type { FlowFunctionOptions } from './function-maker.ts';
import { onContacts, onInstanceAndContacts, sendTo, takeFrom, useTable } from './permissions.ts';
import { takeUp } from './queue-source.ts';
import { StreamingTopic } from './streaming-topic.ts';
import { countsOfBots, watchBots } from './watch-chat-bot.ts';

export interface ChatBotProps extends FlowFunctionOptions {
  /**
   * The bots that blocks may name, at least one, the one for blocks that name none first. Default: `faq`, and `bedrock`
   * before it if there is a model.
   */
  readonly bots?: readonly string[];
  /** The id of the model of the bot `bedrock`, or of its inference profile; not an ARN. */
  readonly bedrockModelId?: string;
  /** The language that bots speak: one of the texts of the kit's settings. Default: that of the settings. */
  readonly language?: string;
  /** The name under which a bot speaks. Default: *Assistant* in its language, from the kit's settings. */
  readonly displayName?: string;
  /**
   * Where the functions keep their work, for example `storage` of another construct of the kit. Default: a table of
   * their own. The policy of a key of another stack must let connect.amazonaws.com and sns.amazonaws.com encrypt with
   * it.
   */
  readonly storage?: ChatStorage;
  /** How many customers' messages bots answer at once, from 2 to 1000. Default: 5. */
  readonly maxConcurrency?: number;
}

/** With RetryChatTimers' two it leaves flow functions some of the 10 that a new account may run at once. */
const defaultBotConcurrency = 5;

/** A bot may ask a model, and models can be slow. */
const runTimeoutSeconds = 60;

/**
 * Custom bots in chats: the functions that add, run and remove them and read their transcript. The topic that Amazon
 * Connect streams their chats to, and the queue that wakes them, belong to them. Once a stack: functions, queues and
 * topic are known by their names.
 *
 * @example
 * const instance = { instanceArn, accountId: this.account };
 * const { addChatBot } = new ChatBot(this, 'ChatBot', { instance });
 */
export class ChatBot extends ChatPart {
  readonly addChatBot: ConnectFunction;
  readonly removeChatBot: ConnectFunction;
  readonly readTranscript: ConnectFunction;
  readonly runChatBot: ConnectFunction;
  /** What wakes bots. */
  readonly wakes: Queue;
  /** What no bot could be woken with. */
  readonly deadLetters: Queue;
  readonly storage: ChatStorage;

  readonly #props: ChatBotProps;
  readonly #bots: readonly string[];
  readonly #language: string;
  readonly #topic: Topic;

  constructor(scope: Construct, id: string, props: ChatBotProps) {
    super(scope, id, props);
    this.#props = props;
    this.#bots = botsOf(props, this.node.path);
    this.#language = languageOf(props, this.node.path);
    this.storage = props.storage ?? makeStorage(this);
    const { queue, deadLetters } = makeQueues(this, this.storage, {
      name: 'BotWakes',
      deadLettersName: 'BotDeadLetters',
      // An older wake is of no use: the customer has gone, or another one came.
      retentionPeriod: Duration.days(1),
      // Six times the function's timeout, so that no message comes back while it is worked on (Lambda developer guide,
      // with-sqs).
      visibilityTimeout: Duration.seconds(6 * runTimeoutSeconds),
      maxReceiveCount: 5,
    });
    this.wakes = queue;
    this.deadLetters = deadLetters;
    this.#topic = new StreamingTopic(this, 'Streaming', {
      instance: props.instance,
      accountId: Stack.of(this).account,
      key: this.storage.key,
      queue,
    }).topic;

    this.addChatBot = this.#makeAddChatBot();
    this.removeChatBot = this.#makeRemoveChatBot();
    this.readTranscript = this.#makeReadTranscript();
    this.runChatBot = this.#makeRunChatBot();
    watchBots(this, this.#topic, this.maker.alarms);
  }

  override get failures(): readonly IMetric[] {
    return [...super.failures, this.metrics.count('RunChatBot', 'BotAnswersFailed').with({ label: 'RunChatBot' })];
  }

  override get counts(): readonly Counts[] {
    return countsOfBots(this.metrics);
  }

  override get queues(): readonly LabelledQueue[] {
    return [{ label: 'bots', queue: this.wakes, deadLetters: this.deadLetters }];
  }

  #makeAddChatBot(): ConnectFunction {
    const { instance, displayName = textsIn(this.#language, settings.texts).assistant } = this.#props;
    if (!isDisplayName(displayName)) throw new TypeError(`displayName: expected ${A_DISPLAY_NAME}`);
    return this.maker.makeForFlows(this.#props, {
      bundle: 'add-chat-bot',
      functionName: 'AddChatBot',
      description: 'Puts a custom bot into a chat, from an Invoke Lambda block',
      storage: this.storage,
      environment: {
        BOTS: this.#bots.join(','),
        BOT_DISPLAY_NAME: displayName,
        BOT_TOPIC_ARN: this.#topic.topicArn,
        BOT_QUEUE_URL: this.wakes.queueUrl,
      },
      permissions: [
        onInstanceAndContacts(instance, 'AddTheBot', 'connect:CreateParticipant'),
        onInstanceAndContacts(instance, 'Stream', 'connect:StartContactStreaming', 'connect:StopContactStreaming'),
        ...this.#keepTheSession(),
        ...this.#wake(),
      ],
    });
  }

  #makeRemoveChatBot(): ConnectFunction {
    return this.maker.makeForFlows(this.#props, {
      bundle: 'remove-chat-bot',
      functionName: 'RemoveChatBot',
      description: 'Takes the custom bot out of a chat, from an Invoke Lambda block',
      storage: this.storage,
      environment: { BOT_QUEUE_URL: this.wakes.queueUrl },
      permissions: [
        onInstanceAndContacts(this.#props.instance, 'StopStreaming', 'connect:StopContactStreaming'),
        ...this.#keepTheSession(),
        ...this.#wake(),
      ],
    });
  }

  #makeReadTranscript(): ConnectFunction {
    return this.maker.makeForFlows(this.#props, {
      bundle: 'read-transcript',
      functionName: 'ReadTranscript',
      description: "Reads a chat's transcript with its bot's connection, from an Invoke Lambda block",
      storage: this.storage,
      environment: {},
      permissions: useTable(this.storage, 'KeepTheSession', 'dynamodb:GetItem'),
    });
  }

  #makeRunChatBot(): ConnectFunction {
    const { instance, bedrockModelId } = this.#props;
    const runChatBot = this.maker.make({
      bundle: 'run-chat-bot',
      functionName: 'RunChatBot',
      description: 'Has custom bots answer customers',
      timeoutSeconds: runTimeoutSeconds,
      storage: this.storage,
      environment: {
        LANGUAGE: this.#language,
        ...(bedrockModelId === undefined ? {} : { BEDROCK_MODEL_ID: bedrockModelId }),
        BOT_TOPIC_ARN: this.#topic.topicArn,
        BOT_QUEUE_URL: this.wakes.queueUrl,
      },
      permissions: [
        onContacts(instance, 'HandOver', ['connect:UpdateContactAttributes']),
        // Starting again with the same client token finds the streaming of a bot whose adding was cut short.
        onInstanceAndContacts(
          instance,
          'StopStreaming',
          'connect:StopContactStreaming',
          'connect:StartContactStreaming',
        ),
        ...this.#keepTheSession(),
        ...this.#wake(),
        takeFrom(this.wakes),
        ...this.#askTheModel(),
      ],
    });
    takeUp(this, runChatBot, this.wakes, {
      batchSize: 5,
      maxConcurrency: this.#props.maxConcurrency ?? defaultBotConcurrency,
    });
    return runChatBot;
  }

  #keepTheSession(): readonly Permission[] {
    return useTable(this.storage, 'KeepTheSession', 'dynamodb:GetItem', 'dynamodb:UpdateItem');
  }

  #wake(): readonly Permission[] {
    return sendTo(this.wakes, this.storage, 'WakeTheBot');
  }

  /**
   * An inference profile calls its model in several Regions; it takes both (Bedrock user guide,
   * inference-profiles-prereq).
   */
  #askTheModel(): readonly Permission[] {
    const { bedrockModelId } = this.#props;
    if (bedrockModelId === undefined) return [];
    const { partition, region, account } = Stack.of(this);
    const model = bedrockModelId.replace(/^(us|us-gov|eu|apac|global|jp|au)\./, '');
    return [
      {
        purpose: 'AskTheModel',
        actions: ['bedrock:InvokeModel'],
        resources: [
          `arn:${partition}:bedrock:*::foundation-model/${model}`,
          ...(model === bedrockModelId
            ? []
            : [`arn:${partition}:bedrock:${region}:${account}:inference-profile/${bedrockModelId}`]),
        ],
        whyWildcard: 'An inference profile chooses the Region of its model; the model is named.',
      },
    ];
  }
}
