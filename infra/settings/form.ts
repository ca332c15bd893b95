import { DEFAULT_LAMBDA_LIMIT_SECONDS } from '../../local/flow-language/index.ts';
import { alarmTopicCheck } from './alarm-topic.ts';
import { bedrockModelCheck, botCheck } from './bot.ts';
import { type Checks, oneOf, optional, trueOrFalse, whole } from './check.ts';
import { type ExistingInstance, instanceCheck, type SandboxInstance } from './instance.ts';
import { stageCheck } from './stage.ts';
import { type StartChatSettings, startChatProblems } from './start-chat.ts';
import { languageCheck, type TextsByLanguage, textsCheck } from './texts.ts';
import { type TimerPolicies, timerPoliciesCheck } from './timer-policies.ts';

/** What `infra/settings.ts` may say. Its checks below hold the bounds that types cannot. */
export interface Settings {
  readonly instance: SandboxInstance | ExistingInstance;
  readonly stage: string;
  readonly timerPolicies: TimerPolicies;
  /** Default: 3. */
  readonly blockTimeLimitSeconds?: number;
  /** Whom a customer of *Chat welcome* meets before the queue: `none`, `faq`, `bedrock`, or a bot of one's own. */
  readonly bot: string;
  /** How many messages bots answer at once. Default: 5. */
  readonly botConcurrency?: number;
  /** The model, or the inference profile, of the bot `bedrock`. */
  readonly bedrockModelId?: string;
  /**
   * Whom *Chat disconnect* asks how the chat was: nobody, customers whose agent ended the chat, or also those who ended
   * it themselves. Default: `none`.
   */
  readonly survey?: 'none' | 'agent-ends' | 'either-ends';
  /** The HTTP API that starts chats. Default: an open one for the sandbox, none for an existing instance. */
  readonly startChat?: StartChatSettings;
  readonly logRetentionDays: number;
  /** The Amazon SNS topic that alarms tell; without it they only show in the console. */
  readonly alarmTopicArn?: string;
  /** Whether AWS X-Ray traces the functions. Default: false. */
  readonly tracing?: boolean;
  readonly associateFunctions: boolean;
  /** Whether test cases are deployed, with what else proves the kit in an account. Default: false. */
  readonly testCases?: boolean;
  readonly language: string;
  readonly texts: TextsByLanguage;
}

/** The retention times that CloudWatch Logs accepts, up to a year (CloudFormation, AWS::Logs::LogGroup). */
const retentionDays = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365];

/** What the bundle of RunChatBot has in it; `undefined` where that is not known. */
export interface Bundled {
  readonly bots: readonly string[] | undefined;
  readonly botLanguages: readonly string[] | undefined;
}

/** What each setting must be. */
export const checksOf = ({ bots, botLanguages }: Bundled): Checks<Settings> => ({
  instance: instanceCheck,
  stage: stageCheck,
  timerPolicies: timerPoliciesCheck,
  blockTimeLimitSeconds: optional(whole(1, 8, 'whole seconds from 1 to 8 (a block waits 8 at most)')),
  bot: botCheck(bots),
  // Lambda takes 2 at least for a queue (Lambda developer guide, services-sqs-scaling).
  botConcurrency: optional(whole(2, 1000, 'a whole number from 2 to 1000')),
  bedrockModelId: bedrockModelCheck,
  survey: optional(oneOf(['none', 'agent-ends', 'either-ends'], "'none', 'agent-ends' or 'either-ends'")),
  startChat: optional(startChatProblems),
  logRetentionDays: oneOf(retentionDays, `one of ${retentionDays.join(', ')}`),
  alarmTopicArn: optional(alarmTopicCheck),
  tracing: optional(trueOrFalse),
  associateFunctions: trueOrFalse,
  testCases: optional(trueOrFalse),
  language: languageCheck(botLanguages),
  texts: textsCheck,
});

/** The console's own default for an Invoke Lambda block. */
export const defaultBlockTimeLimitSeconds = DEFAULT_LAMBDA_LIMIT_SECONDS;

/** The bot that asks how the chat was. */
export const surveyBot = 'survey';

export const hasSurvey = ({ survey = 'none' }: Settings): boolean => survey !== 'none';
