import { blockTimeLimitSeconds, type Environment, needed } from '../shared/lambda/environment.ts';

/** What the deployment tells AddChatBot, as environment variables. */
export interface Settings {
  /** `BOTS`: the bots of this deployment, the default one first. */
  readonly bots: readonly string[];
  /** `BOT_DISPLAY_NAME`: the name under which a bot speaks, unless the block names another. */
  readonly displayName: string;
  readonly blockTimeLimitSeconds: number;
  /** `BOT_TOPIC_ARN`: where the chat's messages are streamed to. */
  readonly topicArn: string;
  /** `BOT_QUEUE_URL`: what wakes RunChatBot. */
  readonly queueUrl: string;
  /** `TABLE_NAME` */
  readonly tableName: string;
}

/** @throws Error naming the environment variable */
export function readSettings(environment: Environment): Settings {
  return {
    bots: needed(environment, 'BOTS').split(','),
    displayName: needed(environment, 'BOT_DISPLAY_NAME'),
    blockTimeLimitSeconds: blockTimeLimitSeconds(environment),
    topicArn: needed(environment, 'BOT_TOPIC_ARN'),
    queueUrl: needed(environment, 'BOT_QUEUE_URL'),
    tableName: needed(environment, 'TABLE_NAME'),
  };
}
