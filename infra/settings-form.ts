/** What `settings.ts` may say. `checkSettings` holds the bounds that types cannot. */
export interface Settings {
  readonly instance: SandboxInstance | ExistingInstance;
  readonly stage: string;
  readonly timerPolicies: { readonly default: TimerPolicy; readonly [name: string]: TimerPolicy };
  readonly blockTimeLimitSeconds?: number;
  /** Whom a customer of *Chat welcome* meets before the queue: `none`, `faq`, `bedrock`, or a bot of one's own. */
  readonly bot: string;
  /** The model, or the inference profile, of the bot `bedrock`. */
  readonly bedrockModelId?: string;
  readonly startChat: StartChatSettings;
  readonly logRetentionDays: number;
  /** The Amazon SNS topic that alarms tell; without it they only show in the console. */
  readonly alarmTopicArn?: string;
  /** Whether AWS X-Ray traces the functions; without it they are not traced. */
  readonly tracing?: boolean;
  readonly associateFunctions: boolean;
  readonly language: string;
  readonly texts: { readonly en: Texts; readonly [language: string]: Texts };
}

/** The HTTP API that starts chats. */
export interface StartChatSettings {
  /** Origins of the pages that may call it, such as `https://shop.example`. */
  readonly allowedOrigins: readonly string[];
  readonly authorizer: NoAuthorizer | JwtAuthorizer;
  /** Contact attributes that a page may set. */
  readonly allowedAttributes: readonly string[];
  readonly rehydrationType: 'ENTIRE_PAST_SESSION' | 'FROM_SEGMENT';
  readonly resumeWithinDays: number;
  readonly requestsPerSecond: number;
  readonly requestBurst: number;
}

/** Anybody may start a chat. */
export interface NoAuthorizer {
  readonly kind: 'none';
}

/** Callers bring a token of this issuer, made out to one of this audience. */
export interface JwtAuthorizer {
  readonly kind: 'jwt';
  readonly issuer: string;
  readonly audience: readonly string[];
}

/** An instance made by the kit, to try things out. */
export interface SandboxInstance {
  readonly kind: 'sandbox';
}

/** An instance that is there already, and the queue that chats go to. */
export interface ExistingInstance {
  readonly kind: 'existing';
  readonly instanceArn: string;
  readonly queueArn: string;
}

/** Minutes from 2 to 480 (administrator guide, setup-chat-timeouts), or `unset` to remove the timer. */
export interface TimerPolicy {
  readonly customerIdleMinutes?: number | 'unset';
  readonly customerAutoDisconnectMinutes?: number | 'unset';
  readonly agentIdleMinutes?: number | 'unset';
  readonly agentAutoDisconnectMinutes?: number | 'unset';
}

/** Every text that a customer reads, in one language. */
export interface Texts {
  readonly welcome: string;
  readonly connecting: string;
  readonly closed: string;
  readonly queueIsFull: string;
  readonly somethingWentWrong: string;
  readonly queued: string;
  readonly stillQueued: string;
  readonly askingLastAgent: string;
  readonly agentLeft: string;
  readonly stillThere: string;
  readonly welcomeBack: string;
  readonly goodbye: string;
  /** The name under which a bot speaks. */
  readonly assistant: string;
}

export const timerNames = [
  'customerIdleMinutes',
  'customerAutoDisconnectMinutes',
  'agentIdleMinutes',
  'agentAutoDisconnectMinutes',
] as const satisfies readonly (keyof TimerPolicy)[];

export const textNames = [
  'welcome',
  'connecting',
  'closed',
  'queueIsFull',
  'somethingWentWrong',
  'queued',
  'stillQueued',
  'askingLastAgent',
  'agentLeft',
  'stillThere',
  'welcomeBack',
  'goodbye',
  'assistant',
] as const satisfies readonly (keyof Texts)[];

/** The console's own default for an Invoke Lambda block. */
export const defaultBlockTimeLimitSeconds = 3;

/** The stage whose names carry no stage. */
export const defaultStage = 'default';

/** `Chat welcome` in the default stage, `Chat welcome - test` in the stage `test`. */
export function stagedName(name: string, stage: string, separator = ' - '): string {
  return stage === defaultStage ? name : `${name}${separator}${stage}`;
}
