import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Context, SQSEvent } from 'aws-lambda';

/** The context of an invocation with so much time left. */
export function lambdaContext(functionName: string, remainingMs = 10_000): Context {
  const unused = () => undefined;
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:eu-central-1:111122223333:function:${functionName}`,
    memoryLimitInMB: '256',
    awsRequestId: randomUUID(),
    logGroupName: functionName,
    logStreamName: functionName,
    getRemainingTimeInMillis: () => remainingMs,
    done: unused,
    fail: unused,
    succeed: unused,
  };
}

const events = new URL('../../../events/', import.meta.url);

/** A sample event, for example `set-chat-timers/policy`. */
export const sampleEvent = (name: string): unknown => JSON.parse(readFileSync(new URL(`${name}.json`, events), 'utf8'));

export const sampleEventNames = (folder: string): readonly string[] =>
  readdirSync(new URL(folder, events)).map((file) => file.replace('.json', ''));

const INSTANCE_ARN = 'arn:aws:connect:eu-central-1:111122223333:instance/5f0c9a4e-2b7d-4c36-9a1f-8e3d6b2c7f10';

/** A flow event with these parameters, for a chat of its own. */
export function flowEvent(
  parameters: Readonly<Record<string, unknown>>,
  contactId: string = randomUUID(),
  instanceArn = INSTANCE_ARN,
) {
  return {
    Details: {
      ContactData: {
        Attributes: { pin: 'canary-attribute-7319' },
        Channel: 'CHAT',
        ContactId: contactId,
        InitialContactId: contactId,
        InstanceARN: instanceArn,
      },
      Parameters: parameters,
    },
    Name: 'ContactFlowEvent',
  };
}

/** A queue's event with these message bodies. */
export function queueEvent(...bodies: readonly string[]): SQSEvent {
  return {
    Records: bodies.map((body, index) => ({
      messageId: `message-${index + 1}`,
      receiptHandle: `receipt-${index + 1}`,
      body,
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: '0',
        SenderId: 'sender',
        ApproximateFirstReceiveTimestamp: '0',
      },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:eu-central-1:111122223333:TimerRetries',
      awsRegion: 'eu-central-1',
    })),
  };
}

/** The counters in written metrics, by name. */
export function metricsIn(output: string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const line of output.split('\n')) {
    if (!line.includes('CloudWatchMetrics')) continue;
    for (const [name, value] of Object.entries(JSON.parse(line))) {
      if (/^(Timers|FlowFunction)/.test(name)) counts[name] = (counts[name] ?? 0) + Number(value);
    }
  }
  return counts;
}
