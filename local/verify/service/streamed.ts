import { StartContactStreamingCommand } from '@aws-sdk/client-connect';
import { DeleteMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { objectIn, parseJson, textIn } from '../../json.ts';
import type { ConnectService } from './connect-service.ts';
import type { VerifyingCustomer } from './customer.ts';

const MOST_AT_ONCE = 10;

/** What was streamed of a chat, as the topic told of it. */
export interface StreamedItem {
  readonly type: string;
  readonly contentType: string;
  /** The message, and its attributes by name. */
  readonly body: unknown;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Has a chat streamed from now on. */
export async function stream(
  { connect }: ConnectService,
  { instanceId, contactId }: VerifyingCustomer,
  topicArn: string,
): Promise<void> {
  await connect.send(
    new StartContactStreamingCommand({
      InstanceId: instanceId,
      ContactId: contactId,
      ChatStreamingConfiguration: { StreamingEndpointArn: topicArn },
      // One streaming a chat: the same call again is answered as the first.
      ClientToken: contactId,
    }),
  );
}

/** What has come of this chat by now, and is taken from the queue. What an earlier run left there is thrown away. */
export async function takeStreamed(
  { sqs }: ConnectService,
  { contactId }: VerifyingCustomer,
  QueueUrl: string,
): Promise<readonly StreamedItem[]> {
  const taken: StreamedItem[] = [];
  for (;;) {
    const asked = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: MOST_AT_ONCE, WaitTimeSeconds: 1 });
    const { Messages = [] } = await sqs.send(asked);
    if (Messages.length === 0) return taken;
    for (const { Body = '', ReceiptHandle } of Messages) {
      const item = itemOf(parseJson(Body));
      if (textIn(item.body, 'InitialContactId') === contactId) taken.push(item);
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
  }
}

/** Amazon SNS puts what was published into a notification, as text (Amazon SNS developer guide). */
function itemOf(notification: unknown): StreamedItem {
  const body = parseJson(textIn(notification, 'Message') ?? '');
  const named = Object.entries(objectIn(notification, 'MessageAttributes'));
  return {
    type: textIn(body, 'Type') ?? '',
    contentType: textIn(body, 'ContentType') ?? '',
    body,
    attributes: Object.fromEntries(named.map(([name, attribute]) => [name, textIn(attribute, 'Value') ?? ''])),
  };
}
