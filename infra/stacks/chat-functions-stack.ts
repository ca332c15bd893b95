import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { bundleDir } from '../bundling.ts';
import { ChatBot } from '../constructs/chat-bot.ts';
import { makeKey, makeTable, openTheTable } from '../constructs/chat-table.ts';
import { ChatTimers } from '../constructs/chat-timers.ts';
import { ConnectFunction } from '../constructs/connect-function.ts';
import type { ConnectInstance } from '../constructs/connect-instance.ts';
import { keepLogicalId } from '../constructs/logical-id.ts';
import { existingBundle } from '../existing-bundle.ts';
import { defaultBlockTimeLimitSeconds, type Settings, stagedName } from '../settings-form.ts';

export interface ChatFunctionsStackProps extends StackProps {
  readonly settings: Settings;
  readonly instance: ConnectInstance;
  /** The folder of a function's bundle, for example of `set-chat-timers`; else the kit's own. */
  readonly bundleFolder?: (name: string) => string;
}

const flowFunctionTimeoutSeconds = 10;
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
    this.key = makeKey(this);
    this.table = makeTable(this, this.key);
    keepLogicalId(this.key, 'Key');
    keepLogicalId(this.table, 'Table');
    // An id of `Default` has no part in the logical ids of what is in it: logs and alarms of earlier deployments stay what they are.
    const chatTimers = new ChatTimers(this, 'Default', {
      instance,
      policies: settings.timerPolicies,
      blockTimeLimitSeconds: settings.blockTimeLimitSeconds ?? defaultBlockTimeLimitSeconds,
      logRetentionDays: settings.logRetentionDays,
      storage: { table: this.table, key: this.key },
      metricsNamespace,
      serviceName: (functionName) => this.#serviceName(functionName),
      ...(props.bundleFolder === undefined ? {} : { bundleFolder: props.bundleFolder }),
    });
    this.setChatTimers = chatTimers.setChatTimers.lambda;
    this.lookUpContact = this.#makeLookUpContact();
    this.chatBot = this.#makeChatBot();
    this.#watch();
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
      openTheTable: openTheTable(this.key),
      makeFunction: (bundle, props) => this.#makeFunction(bundle, props),
    });
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

  #watch(): void {
    // Lambda's own error count would count a block four times: a flow tries a failing function again.
    new Metric({
      namespace: metricsNamespace,
      metricName: 'FlowFunctionFailure',
      dimensionsMap: { service: this.#serviceName('LookUpContact'), FunctionName: 'LookUpContact' },
      statistic: 'Sum',
      period: Duration.minutes(5),
    }).createAlarm(this, 'LookUpContactFails', {
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: 'A flow took the Error branch of LookUpContact. Its log names the error.',
    });
  }
}
