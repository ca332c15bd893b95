import type { Stack } from 'aws-cdk-lib';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';

/** Has every alarm of a stack tell a topic when it rings, and when it is over. */
export function ringTopic(stack: Stack, topicArn: string): void {
  const action = new SnsAction(Topic.fromTopicArn(stack, 'AlarmTopic', topicArn));
  for (const alarm of stack.node.findAll()) {
    if (!(alarm instanceof Alarm)) continue;
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
  }
}
