import { expect, test } from '@jest/globals';
import { LocalConnect } from '../../local/index.ts';
import { END, flowOf } from '../fixtures/flow-of.ts';
import { aws, textAt } from './aws-cli.ts';

const action = (Identifier: string, Type: string, Parameters: object, NextAction: string) => ({
  Identifier,
  Type,
  Parameters,
  Transitions: { NextAction, Errors: [{ NextAction: 'End', ErrorType: 'NoMatchingError' }] },
});
const flow = (...actions: readonly { readonly Identifier: string }[]) => flowOf(...actions, END);
const wait = {
  ...action('wait', 'Wait', { TimeLimitSeconds: '1800' }, 'End'),
  Transitions: {
    NextAction: 'End',
    Conditions: [{ NextAction: 'End', Condition: { Operator: 'Equals', Operands: ['WaitCompleted'] } }],
    Errors: [{ NextAction: 'End', ErrorType: 'NoMatchingError' }],
  },
};

const goodbye = {
  name: 'Goodbye',
  type: 'CONTACT_FLOW',
  content: flow(action('bye', 'MessageParticipant', { Text: 'Goodbye' }, 'wait'), wait),
} as const;

async function agentDoes(connect: LocalConnect, name: string, what: string, body: object) {
  const request = { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(`${connect.url}/local/agents/${name}/${what}`, request);
  const answer: unknown = await response.json();
  expect([response.status, answer]).toEqual([200, expect.anything()]);
}

test('the AWS CLI gets through a whole chat: bot, agent, transfer, disconnect flow, transcript', async () => {
  const connect = await LocalConnect.start({ flows: [goodbye] });
  try {
    const bye = connect.flows.find(({ name }) => name === 'Goodbye');
    const hook = { EventHooks: { CustomerRemaining: bye?.arn } };
    const welcome = connect.loadFlow({
      name: 'Welcome',
      type: 'CONTACT_FLOW',
      content: flow(action('hook', 'UpdateContactEventHooks', hook, 'wait'), wait),
    });
    const { instanceId } = connect.instance;
    const instance = ['--instance-id', instanceId];

    const started = await aws(
      connect,
      ...['connect', 'start-chat-contact', ...instance, '--contact-flow-id', welcome.id],
      ...['--participant-details', 'DisplayName=Mia'],
    );
    const contactId = textAt(started, 'ContactId');
    const connectionOf = async (token: string) =>
      textAt(
        await aws(
          connect,
          ...['connectparticipant', 'create-participant-connection', '--participant-token', token],
          ...['--type', 'CONNECTION_CREDENTIALS', '--connect-participant'],
        ),
        'ConnectionCredentials.ConnectionToken',
      );
    const says = (token: string, text: string) =>
      aws(
        connect,
        ...['connectparticipant', 'send-message', '--connection-token', token],
        ...['--content-type', 'text/plain', '--content', text],
      );
    const mia = await connectionOf(textAt(started, 'ParticipantToken'));
    await says(mia, 'Hello');

    const created = await aws(
      connect,
      ...['connect', 'create-participant', ...instance, '--contact-id', contactId],
      ...['--participant-details', 'ParticipantRole=CUSTOM_BOT,DisplayName=Bo'],
    );
    await says(await connectionOf(textAt(created, 'ParticipantCredentials.ParticipantToken')), 'How can I help?');

    await agentDoes(connect, 'Ann', 'join', { contactId });
    await agentDoes(connect, 'Ann', 'messages', { contactId, text: 'Ann here' });
    const [queue] = connect.instance.queues;
    await agentDoes(connect, 'Ann', 'transfer', { contactId, queue: queue?.name });
    await agentDoes(connect, 'Ben', 'accept', {});
    await agentDoes(connect, 'Ben', 'leave', { contactId });

    const { Transcript } = await aws(
      connect,
      ...['connectparticipant', 'get-transcript', '--connection-token', mia],
      ...['--sort-order', 'ASCENDING', '--max-results', '100'],
    );
    const texts = Array.isArray(Transcript) ? Transcript.flatMap(({ Content }) => Content ?? []) : [];
    expect(texts).toEqual(['Hello', 'How can I help?', 'Ann here', 'Goodbye']);
    await aws(connect, 'connectparticipant', 'disconnect-participant', '--connection-token', mia);
    const told = await aws(connect, 'connect', 'describe-contact', ...instance, '--contact-id', contactId);
    expect(told).toMatchObject({
      Contact: { Id: contactId, Channel: 'CHAT', InitiationMethod: 'API', AgentInfo: { Id: 'Ann' } },
    });
  } finally {
    await connect.close();
  }
}, 60_000);

test('the AWS CLI sends a file, finds it in the transcript, and opens it', async () => {
  await using connect = await LocalConnect.start({ flows: [{ ...goodbye, content: flow(wait) }] });
  const [waiting] = connect.flows;
  const started = await aws(
    connect,
    ...['connect', 'start-chat-contact', '--instance-id', connect.instance.instanceId],
    ...['--contact-flow-id', waiting?.id ?? '', '--participant-details', 'DisplayName=Mia'],
  );
  const participant = (operation: string, token: string, ...args: readonly string[]) =>
    aws(connect, 'connectparticipant', operation, '--connection-token', token, ...args);
  const connectionOf = async (token: string) => {
    const asking = ['--participant-token', token, '--type', 'CONNECTION_CREDENTIALS', '--connect-participant'];
    const connection = await aws(connect, 'connectparticipant', 'create-participant-connection', ...asking);
    return textAt(connection, 'ConnectionCredentials.ConnectionToken');
  };
  const mia = await connectionOf(textAt(started, 'ParticipantToken'));

  const bytes = Buffer.from('an image, as far as anybody can tell: \u0000\u0001');
  const upload = await participant(
    'start-attachment-upload',
    mia,
    ...['--content-type', 'image/png', '--attachment-size-in-bytes', String(bytes.length)],
    ...['--attachment-name', 'Größe 1.png'],
  );
  const attachmentId = textAt(upload, 'AttachmentId');
  const headers = Object(Object(upload.UploadMetadata).HeadersToInclude);
  const put = await fetch(textAt(upload, 'UploadMetadata.Url'), { method: 'PUT', headers, body: bytes });
  expect(put.status).toBe(200);
  await participant('complete-attachment-upload', mia, '--attachment-ids', attachmentId);

  const { Transcript } = await participant('get-transcript', mia);
  const attachment = { AttachmentId: attachmentId, AttachmentName: 'Größe 1.png', ContentType: 'image/png' };
  expect(Transcript).toContainEqual(
    expect.objectContaining({ Type: 'ATTACHMENT', Attachments: [{ ...attachment, Status: 'APPROVED' }] }),
  );
  const got = await participant('get-attachment', mia, '--attachment-id', attachmentId);
  expect(got.AttachmentSizeInBytes).toBe(bytes.length);
  const file = await fetch(textAt(got, 'Url'));
  expect(Buffer.from(await file.arrayBuffer())).toEqual(bytes);
}, 60_000);
