import { isObject } from '../../local/flow-language/index.ts';
import { type Check, show } from './check.ts';

const topicPattern = /^arn:aws[-a-z]*:sns:([a-z0-9-]+):[0-9]{12}:[A-Za-z0-9_-]{1,256}$/;

export const alarmTopicCheck: Check = (topicArn, where, { instance }) => {
  const [, region] = topicPattern.exec(String(topicArn)) ?? [];
  if (region === undefined) {
    return [
      `${where}: got ${show(topicArn)}, expected the ARN of an Amazon SNS topic, ` +
        'arn:aws:sns:us-east-1:111122223333:my-alarms',
    ];
  }
  const there = isObject(instance) ? String(instance.instanceArn).split(':')[3] : undefined;
  if (there === undefined || there === region) return [];
  return [`${where}: the topic is in ${region}, and alarms ring in the instance's Region: name a topic in ${there}`];
};
