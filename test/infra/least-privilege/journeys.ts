import { randomUUID } from 'node:crypto';
import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Customer, LocalConnect } from '../../../local/index.ts';
import { credentials } from '../../functions/support/aws-server.ts';
import { customerMessage } from '../../functions/support/bot-notifications.ts';
import { queueEvent } from '../../functions/support/lambda.ts';
import type { RecordedCall } from './recording-assembly.ts';

/**
 * Chats in which the functions come to make every call that they can make: what goes well, what is throttled, and
 * what is begun and fails.
 */
export async function takeEveryWay(connect: LocalConnect, calls: () => readonly RecordedCall[]): Promise<void> {
  await setTimers(connect, calls);
  await lookBack(connect);
  await talkToBot(connect);
  await failToAddBot(connect);
  await removeBotWhileThrottled(connect);
  await startOverHttp(connect);
}

async function setTimers(connect: LocalConnect, calls: () => readonly RecordedCall[]): Promise<void> {
  const mia = await connect.startChat({ flow: 'Chat welcome', name: 'Mia' });
  // Throttled: handed to the queue, and set later.
  connect.faults.set({ operation: 'UpdateParticipantRoleConfig', error: 'ThrottlingException' });
  await connect.invoke('SetChatTimers', flowEvent(connect, mia, { customerIdleMinutes: '7' }));
  connect.faults.clear();
  await connect.clock.advance({ minutes: 10 });
  // Somebody else's newer request is in the table: then the whole row is read.
  await askLater(connect, mia, calls);
  await connect.invoke('SetChatTimers', flowEvent(connect, mia, { customerIdleMinutes: '8' }));
  await connect.clock.advance({ minutes: 10 });
}

/** Notes in the table that a timer was asked for in the future, as by a host whose clock is ahead. */
async function askLater(connect: LocalConnect, mia: Customer, calls: () => readonly RecordedCall[]): Promise<void> {
  const endpoint = calls().find(({ service }) => service === 'dynamodb')?.origin ?? '';
  const client = new DynamoDBClient({ endpoint, region: connect.instance.region, credentials });
  const atMs = String(connect.clock.nowMs + 60_000_000);
  await client.send(
    new UpdateItemCommand({
      TableName: connect.functions.find(({ name }) => name === 'SetChatTimers')?.environment.TABLE_NAME,
      Key: { pk: { S: `timers#${mia.contactId}` } },
      UpdateExpression: 'SET customerIdleMinutes = :later',
      ExpressionAttributeValues: {
        ':later': { M: { minutes: { S: '9' }, atMs: { N: atMs }, requestId: { S: 'later' } } },
      },
    }),
  );
}

async function lookBack(connect: LocalConnect): Promise<void> {
  const mia = await connect.startChat({ flow: 'Chat welcome', name: 'Mia' });
  await connect.invoke('LookUpContact', flowEvent(connect, mia, { which: 'current' }));
}

async function talkToBot(connect: LocalConnect): Promise<void> {
  const mia = await connect.startChat({ flow: 'Chat welcome with bot', name: 'Mia', message: 'Where is my order?' });
  await connect.invoke('ReadTranscript', flowEvent(connect, mia));
  // A message that is published before it is in the transcript: the bot looks for it again. And one of a chat without
  // a bot.
  for (const contactId of [mia.contactId, randomUUID()]) {
    const published = customerMessage(contactId, 'on-its-way', new Date(connect.clock.nowMs).toISOString(), 'Hello?');
    await connect.invoke('RunChatBot', queueEvent(published));
  }
  await mia.says('Could I talk to a person, please?');
  await connect.clock.advance({ minutes: 1 });
}

async function failToAddBot(connect: LocalConnect): Promise<void> {
  connect.faults.set({ operation: 'CreateParticipant', error: 'InternalServiceException' });
  const mia = await connect.startChat({ flow: 'Chat welcome with bot', name: 'Mia' });
  // What AddChatBot began and could not take back, RunChatBot finds and stops.
  connect.faults.set({ operation: 'StopContactStreaming', error: 'ThrottlingException' });
  await connect.invoke('AddChatBot', flowEvent(connect, mia, { onError: 'return' }));
  connect.faults.clear();
  await connect.clock.advance({ minutes: 5 });
}

async function removeBotWhileThrottled(connect: LocalConnect): Promise<void> {
  const mia = await connect.startChat({ flow: 'Chat welcome with bot', name: 'Mia' });
  // Nobody hears of a bot that could not leave: RunChatBot comes when it is woken, and throttling is over then.
  connect.faults.set({ operation: 'DisconnectParticipant', error: 'ThrottlingException' });
  await connect.invoke('RemoveChatBot', flowEvent(connect, mia, { onError: 'return' }));
  connect.faults.clear();
  await connect.clock.advance({ minutes: 5 });
}

async function startOverHttp(connect: LocalConnect): Promise<void> {
  const answer = await connect.invoke('StartChat', httpEvent({}));
  const { resumeToken } = JSON.parse(String(Object(answer).body));
  // The chat goes on: it cannot be resumed, and StartChat looks why.
  await connect.invoke('StartChat', httpEvent({ ResumeToken: resumeToken }));
}

function flowEvent(connect: LocalConnect, { contactId }: Customer, parameters: Readonly<Record<string, string>> = {}) {
  const contactData = {
    Attributes: {},
    Channel: 'CHAT',
    ContactId: contactId,
    InitialContactId: contactId,
    InstanceARN: connect.instance.instanceArn,
  };
  return { Name: 'ContactFlowEvent', Details: { ContactData: contactData, Parameters: parameters } };
}

function httpEvent(body: object) {
  const http = {
    method: 'POST',
    path: '/chats',
    protocol: 'HTTP/1.1',
    sourceIp: '192.0.2.7',
    userAgent: 'Mozilla/5.0',
  };
  return {
    version: '2.0',
    routeKey: 'POST /chats',
    rawPath: '/chats',
    rawQueryString: '',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'a-key-of-this-test-0001' },
    requestContext: { http, requestId: 'a-request', routeKey: 'POST /chats', stage: '$default' },
    body: JSON.stringify({ ParticipantDetails: { DisplayName: 'Mia' }, ...body }),
    isBase64Encoded: false,
  };
}
