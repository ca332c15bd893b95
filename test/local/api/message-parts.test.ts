import { describe, expect, test } from '@jest/globals';
import { socketUrl, startChat } from './people.ts';
import { serveApi } from './serve-api.ts';
import { SocketClient } from './socket-client.ts';

const TEXT = 'Your parcel has left our house. It is on its way.';

async function heardBy(
  ResponseMode: 'INCREMENTAL' | 'COMPLETE',
  form: { contentType?: string; mayComeInParts?: boolean },
) {
  await using api = await serveApi();
  const SupportedMessagingContentTypes = ['text/plain', 'text/markdown'];
  const participant = { ParticipantConfiguration: { ResponseMode }, SupportedMessagingContentTypes };
  const { contactId, participantToken } = await startChat(api, participant);
  const socket = await SocketClient.subscribe(await socketUrl(api, participantToken));
  const { id } = api.engine.flowMessage(contactId, TEXT, { displayName: 'BOT', ...form });
  api.engine.flowMessage(contactId, 'The end');
  await socket.next(({ content }) => String(content).includes('The end'));
  return socket.frames
    .flatMap(({ topic, content }) => (topic === 'aws/chat' ? [JSON.parse(String(content))] : []))
    .filter((item) => item.Id === id)
    .map(({ Content, MessageMetadata }) => [Content, MessageMetadata]);
}

describe('what a Lex bot says', () => {
  test('comes in parts, with one id, and whole at last, where the chat was started for it', async () => {
    const heard = await heardBy('INCREMENTAL', { mayComeInParts: true });
    expect(heard).toEqual([
      ['Your parcel has left ', { MessageCompleted: false, ChunkNumber: 1 }],
      ['our house. It is ', { MessageCompleted: false, ChunkNumber: 2 }],
      ['on its way.', { MessageCompleted: false, ChunkNumber: 3 }],
      [TEXT, { MessageCompleted: true, ChunkNumber: 4 }],
    ]);
  });

  test.each([
    ['in another chat', 'COMPLETE', { mayComeInParts: true }],
    ['where the flow itself says it', 'INCREMENTAL', {}],
    ['as Markdown', 'INCREMENTAL', { mayComeInParts: true, contentType: 'text/markdown' }],
  ] as const)('comes whole %s', async (_where, mode, form) => {
    expect(await heardBy(mode, form)).toEqual([[TEXT, undefined]]);
  });
});
