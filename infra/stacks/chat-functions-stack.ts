import { ArnFormat, Aws, CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { Alarm, type IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { ChatBot } from '../constructs/chat-bot.ts';
import { ChatDashboard } from '../constructs/chat-dashboard.ts';
import { ChatMetrics } from '../constructs/chat-metrics.ts';
import { ChatPart } from '../constructs/chat-part.ts';
import { starterAlarmNames } from '../constructs/chat-starter.ts';
import { type ChatStorage, makeStorage } from '../constructs/chat-storage.ts';
import { ChatTimers } from '../constructs/chat-timers.ts';
import type { ConnectFunction } from '../constructs/connect-function.ts';
import type { ConnectInstance } from '../constructs/connect-instance.ts';
import { ContactLookUp } from '../constructs/contact-look-up.ts';
import { keepLogicalId } from '../constructs/logical-id.ts';
import { hasSurvey, type Settings, surveyBot } from '../settings/form.ts';
import { stagedName } from '../settings/stage.ts';
import { startChatOf } from '../settings/start-chat.ts';
import { textsIn } from '../settings/texts.ts';
import { apiNameOf, functionOptions } from './function-options.ts';

/** The bot that the settings name comes first, for blocks that name none. */
const botsOf = (settings: Settings): readonly string[] => [
  ...(settings.bot === 'none' || settings.bot === 'faq' ? [] : [settings.bot]),
  'faq',
  ...(hasSurvey(settings) ? [surveyBot] : []),
];

export interface ChatFunctionsStackProps extends StackProps {
  readonly settings: Settings;
  readonly instance: ConnectInstance;
  /** The folder of a function's bundle, for example of `set-chat-timers`. Default: the kit's own. */
  readonly bundleFolder?: (name: string) => string;
}

/** The functions, what they keep their work in, and what tells how they do. */
export class ChatFunctionsStack extends Stack {
  readonly chatTimers: ChatTimers;
  readonly contactLookUp: ContactLookUp;
  readonly chatBot: ChatBot;
  readonly storage: ChatStorage;

  constructor(scope: Construct, id: string, props: ChatFunctionsStackProps) {
    const { settings, instance, bundleFolder, ...stackProps } = props;
    super(scope, id, { description: 'Connect Chat Kit: functions that flows invoke', ...stackProps });
    const { table, key } = makeStorage(this);
    keepLogicalId(key, 'Key');
    keepLogicalId(table, 'Table');
    this.storage = { table, key };
    const options = {
      instance,
      ...functionOptions(settings),
      ...(bundleFolder === undefined ? {} : { bundleFolder }),
    };

    this.chatTimers = new ChatTimers(this, 'ChatTimers', {
      ...options,
      storage: this.storage,
      policies: settings.timerPolicies,
    });
    this.contactLookUp = new ContactLookUp(this, 'ContactLookUp', options);
    this.chatBot = new ChatBot(this, 'ChatBot', {
      ...options,
      storage: this.storage,
      bots: botsOf(settings),
      displayName: textsIn(settings.language, settings.texts).assistant,
      language: settings.language,
      ...(settings.botConcurrency === undefined ? {} : { maxConcurrency: settings.botConcurrency }),
      ...(settings.bot === 'bedrock' && settings.bedrockModelId !== undefined
        ? { bedrockModelId: settings.bedrockModelId }
        : {}),
    });
    this.#exportTheSame();
    this.#showOnDashboard(settings);
    new CfnOutput(this, 'SetChatTimersName', {
      description: 'Choose this function in an Invoke AWS Lambda function block',
      value: this.chatTimers.setChatTimers.lambda.functionName,
    });
  }

  /** The functions that flows invoke. */
  get flowFunctions(): readonly ConnectFunction[] {
    return this.#parts.flatMap((part) => part.flowFunctions);
  }

  /** Every construct with functions, in the order in which they were made. */
  get #parts(): readonly ChatPart[] {
    return this.node.children.filter((child) => child instanceof ChatPart);
  }

  /**
   * What other stacks import is exported under every setting, whether one of them imports it or not. An export cannot
   * go while a deployed stack still imports it.
   */
  #exportTheSame(): void {
    const { table, key } = this.storage;
    const functions = this.flowFunctions.map(({ lambda }) => lambda.functionArn);
    for (const value of [...functions, table.tableArn, table.tableName, key.keyArn]) this.exportValue(value);
  }

  #showOnDashboard(settings: Settings): void {
    const options = functionOptions(settings);
    const name = stagedName('Connect-Chat-Kit', settings.stage, '-');
    new ChatDashboard(this, 'ChatDashboard', {
      others: this.#parts,
      ...(startChatOf(settings) === undefined ? {} : { starter: this.#starterElsewhere(settings) }),
      ...options,
      // The same stage may be deployed in several Regions of an account.
      dashboardName: `${name}-${Aws.REGION}`,
    });
    new CfnOutput(this, 'NextWatchIt', {
      description: 'How to see what is set, added, started and failing',
      value: `Open the AWS console > CloudWatch > Dashboards > ${name}-${Aws.REGION}`,
    });
  }

  /** Named, not referred to: a reference would have the stack of the HTTP API deployed before this one. */
  #starterElsewhere(settings: Settings): { readonly metrics: ChatMetrics; readonly alarms: readonly IAlarm[] } {
    const alarms = starterAlarmNames(apiNameOf(settings)).map((resourceName) => {
      const parts = {
        service: 'cloudwatch',
        resource: 'alarm',
        resourceName,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      };
      return Alarm.fromAlarmArn(this, resourceName, this.formatArn(parts));
    });
    return { metrics: new ChatMetrics(functionOptions(settings)), alarms };
  }
}
