import { describe, expect, test } from '@jest/globals';
import {
  type Chat,
  INTERACTIVE_MESSAGE,
  INTERACTIVE_RESPONSE,
  type StartChatInput,
} from '../../../local/engine/index.ts';
import { block, ends } from './blocks.ts';
import { RunningChat, say } from './running-chat.ts';

const ERRORS = ['NoMatchingCondition', 'NoMatchingError', 'TimeLimitExceeded'];
const READ = '$.Views.Action $.Views.ViewResultData.form.name $.Views.ViewResultData.colours.1 $.Views.ViewResultData';

async function shown(
  parameters: Readonly<Record<string, unknown>> = {},
  attributes: Record<string, string> = {},
  more: Partial<StartChatInput> = {},
) {
  const running = new RunningChat();
  const view = {
    ViewResource: { Id: 'form', Version: 'Latest' },
    InvocationTimeLimitSeconds: '300',
    ViewData: { Heading: 'Hello $.Attributes.name!', Rows: [{ Label: 'Queue', Value: '[$.Queue.Name]' }, 7, null] },
    ...parameters,
  };
  const actions = [
    block('ShowView', view, { errors: ERRORS, conditions: ['Next', 'Back'] }),
    say('Next', READ, 'end'),
    ...ends('Back', ...ERRORS),
  ];
  const chat = await running.start(actions, { name: 'Ann', ...attributes }, more);
  return { running, chat };
}

async function respond(running: RunningChat, chat: Chat, content: string): Promise<void> {
  running.engine.sendMessage(chat.customer.participantId, { contentType: INTERACTIVE_RESPONSE, content });
  await running.settled();
}

describe('ShowView', () => {
  test('sends the view with its data as an interactive message, references in it resolved, and waits', async () => {
    const { chat } = await shown();
    const message = chat.transcript.at(-1);
    expect(message).toMatchObject({ role: 'SYSTEM', contentType: INTERACTIVE_MESSAGE });
    expect(JSON.parse(message?.content ?? '')).toEqual({
      templateType: 'ViewResource',
      version: '1.0',
      data: {
        content: {
          viewId: 'form',
          viewData: { Heading: 'Hello Ann!', Rows: [{ Label: 'Queue', Value: '[]' }, 7, null] },
          viewToken: expect.any(String),
        },
      },
    });
    expect(chat.current.state).toBe('WAITING');
  });

  test('takes the branch of the action that the customer chose, and leaves the answer for the flow to read', async () => {
    const { running, chat } = await shown();
    const data = { form: { name: 'Bo' }, colours: ['red', 'blue'] };
    await respond(running, chat, JSON.stringify({ action: 'Next', data }));
    expect(running.said(chat).at(-1)).toBe(`Next Bo blue ${JSON.stringify(data)}`);
  });

  test('an action without data is an answer, too', async () => {
    const { running, chat } = await shown();
    await respond(running, chat, '{"action":"Back"}');
    expect(running.branches()).toEqual(['block: Back']);
  });

  test.each(['Sideways', ' '])('an action that no condition names takes NoMatchingCondition: "%s"', async (action) => {
    const { running, chat } = await shown();
    await respond(running, chat, JSON.stringify({ action }));
    expect(running.branches()).toEqual(['block: NoMatchingCondition']);
  });

  test.each(['{', '7', 'null', '[]', '{}', '{"action":7}'])(
    'an answer that says no action takes NoMatchingError: %s',
    async (content) => {
      const { running, chat } = await shown();
      await respond(running, chat, content);
      expect(running.branches()).toEqual(['block: NoMatchingError']);
    },
  );

  test('an answer too deep to be written for the flow takes NoMatchingError', async () => {
    const { running, chat } = await shown();
    await respond(running, chat, `{"action":"Next","data":${'['.repeat(5900)}${']'.repeat(5900)}}`);
    expect(running.branches()).toEqual(['block: NoMatchingError']);
  });

  test('talk beside the view is not an answer, and does not stop its time', async () => {
    const { running, chat } = await shown();
    await running.advance(299);
    await running.customerSays(chat, 'Next');
    expect(running.branches()).toEqual([]);
    await running.advance(1);
    expect(running.branches()).toEqual(['block: TimeLimitExceeded']);
  });

  test.each([
    ['10', 'TimeLimitExceeded'],
    ['0', 'NoMatchingError'],
    ['604801', 'NoMatchingError'],
    ['soon', 'NoMatchingError'],
  ])('takes its time from an attribute: "%s"', async (seconds, branch) => {
    const { running } = await shown({ InvocationTimeLimitSeconds: '$.Attributes.seconds' }, { seconds });
    await running.advance(10);
    expect(running.branches()).toEqual([`block: ${branch}`]);
  });

  test('takes NoMatchingError where the chat was not started for interactive messages', async () => {
    const { running } = await shown({}, {}, { contentTypes: ['text/plain'] });
    expect(running.branches()).toEqual(['block: NoMatchingError']);
  });

  test('a view needs no data', async () => {
    const { chat } = await shown({ ViewData: undefined });
    expect(JSON.parse(chat.transcript.at(-1)?.content ?? '')).toMatchObject({ data: { content: { viewData: {} } } });
  });
});
