import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { ChatAlarms } from './chat-alarms.ts';
import type { ChatMetrics } from './chat-metrics.ts';
import type { Counts } from './chat-part.ts';
import type { ConnectFunction } from './connect-function.ts';

/** What the functions of bots count, for a dashboard. */
export function countsOfBots(metrics: ChatMetrics): readonly Counts[] {
  const cleanedUp = new MathExpression({
    expression: 'SUM([adding, running])',
    usingMetrics: {
      adding: metrics.count('AddChatBot', 'BotsCleanedUp'),
      running: metrics.count('RunChatBot', 'BotsCleanedUp'),
    },
    label: 'cleaned up',
    period: metrics.period,
  });
  const counts = [
    metrics.count('AddChatBot', 'BotsAdded').with({ label: 'added' }),
    metrics.count('RunChatBot', 'BotsHandedOver').with({ label: 'handed over' }),
    metrics.count('RemoveChatBot', 'BotsRemoved').with({ label: 'removed' }),
    cleanedUp,
  ];
  return [{ title: 'Bots', metrics: counts }];
}

interface WatchedBot {
  readonly metrics: ChatMetrics;
  readonly runChatBot: ConnectFunction;
  readonly wakes: IQueue;
  readonly deadLetters: IQueue;
}

/** The alarms of bots, beside those of their flow functions. */
export function watchBots(bot: WatchedBot, topic: Topic, alarms: ChatAlarms): void {
  alarms.ring(
    'BotAnswersFail',
    bot.metrics.count('RunChatBot', 'BotAnswersFailed'),
    'A bot failed and handed its customer over, or a reply of it was refused and left out. The log of RunChatBot ' +
      'names the error: correct the bot; for the bot "bedrock" see whether the account has access to the model.',
  );
  alarms.ringForLambda(bot.runChatBot, 'Customers wait for their answers meanwhile.');
  alarms.ring(
    'BotsNotNotified',
    topic.metricNumberOfNotificationsFailed({ statistic: 'Sum', period: Duration.minutes(5) }),
    'Messages of chats did not get from the streaming topic to the queue of bots, and customers wait for an ' +
      "answer. See whether somebody changed the queue's or the key's policy, and deploy again.",
  );
  alarms.ring(
    'BotsNotHeard',
    unheard(bot.metrics, topic),
    'Bots were added to chats, and Amazon Connect published nothing to the streaming topic: customers get no answer. ' +
      "See whether somebody changed the policy of the topic or of its key, or the instance's service-linked role; " +
      'deploy again.',
    // A bot that is added at the end of five minutes is heard in the next: once is not an alarm.
    { evaluationPeriods: 12, datapointsToAlarm: 2 },
  );
  alarms.ringForAge(
    'BotsWaiting',
    bot.wakes,
    'Bots wait to be woken, and customers for their answers. See whether RunChatBot is throttled or failing, or ' +
      'its event source is switched off.',
  );
  alarms.ringForDeadLetters(
    'BotsSilent',
    bot.deadLetters,
    'A bot could not be woken, and its customer may wait for an answer. See the log of RunChatBot. Dead letters ' +
      'that say "unreadable" can never be handled: look up what they stand for in that log by its message id, and ' +
      'delete them. Wakes can: redrive the dead-letter queue.',
  );
}

/** 1 for five minutes in which bots were added and nothing was published. SUM leaves out what has no data. */
function unheard(metrics: ChatMetrics, topic: Topic): MathExpression {
  return new MathExpression({
    expression: 'IF(added > 0, IF(SUM([published, 0 * added]) == 0, 1, 0), 0)',
    usingMetrics: {
      added: metrics.count('AddChatBot', 'BotsAdded'),
      published: topic.metricNumberOfMessagesPublished({ statistic: 'Sum', period: metrics.period }),
    },
    label: 'Bots added, and nothing published',
    period: metrics.period,
  });
}
