import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/**
 * Has every alarm of a stack, or of a construct, tell a topic when it rings, and when it is over. Call it when all
 * alarms have been made.
 *
 * @example ringTopic(this, topic.topicArn);
 */
export function ringTopic(scope: Construct, topicArn: string): void {
  const action = new SnsAction(Topic.fromTopicArn(scope, 'AlarmTopic', topicArn));
  for (const alarm of scope.node.findAll()) {
    if (!(alarm instanceof Alarm)) continue;
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
  }
}
