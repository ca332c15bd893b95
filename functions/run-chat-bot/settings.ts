import { type Environment, needed, neededChoice } from '../shared/lambda/environment.ts';
import { LANGUAGES, type Language } from './bots/languages.ts';

/** What the deployment tells RunChatBot, as environment variables. */
export interface Settings {
  /** `LANGUAGE`: the language that bots speak. */
  readonly language: Language;
  /** `BOT_TOPIC_ARN`: where chats with bots are streamed to. */
  readonly topicArn: string;
  /** `BOT_QUEUE_URL`: where to put what wakes a bot again. */
  readonly queueUrl: string;
  /** `TABLE_NAME` */
  readonly tableName: string;
}

/** @throws Error naming the environment variable */
export function readSettings(environment: Environment): Settings {
  return {
    language: neededChoice(environment, 'LANGUAGE', LANGUAGES),
    topicArn: needed(environment, 'BOT_TOPIC_ARN'),
    queueUrl: needed(environment, 'BOT_QUEUE_URL'),
    tableName: needed(environment, 'TABLE_NAME'),
  };
}
