import { describe, expect, test } from '@jest/globals';
import { block, ends, toQueue } from './blocks.ts';
import { action, answer, RunningChat, say } from './running-chat.ts';

const ALIAS = 'arn:aws:lex:eu-west-2:111122223333:bot-alias/B/A';
const lex = {
  [ALIAS]: [
    { says: /^order (?<id>\d+)$/u, replies: ['Which one?', 'Red or blue?'], slots: { order: '7' } },
    { says: ['red', 'dark blue'], intent: 'Choose', slots: { colour: 'some' }, sessionAttributes: { mood: 'glad' } },
    { says: 'person', intent: 'Agent', replies: ['I will get you somebody.'] },
    { says: 'never mind', intent: 'Unknown' },
  ],
  Old: [{ says: 'hi', intent: 'Greet' }],
};
const ERRORS = ['InputTimeLimitExceeded', 'NoMatchingCondition', 'NoMatchingError'];
const INTENTS = ['Choose', 'Agent', 'FallbackIntent', 'Greet'];

const ask = (parameters: Readonly<Record<string, unknown>>) => [
  block('ConnectParticipantWithLexBot', parameters, { errors: ERRORS, conditions: INTENTS }),
  ...ends(...ERRORS, ...INTENTS),
];
const V2 = { Text: 'Hello $.Attributes.name', LexV2Bot: { AliasArn: ALIAS } };

async function asked(parameters: Readonly<Record<string, unknown>> = V2, initialMessage?: string) {
  const running = new RunningChat(answer({}), { lex });
  const flowId = running.flow('Inbound', 'CONTACT_FLOW', ...ask(parameters));
  const { chat, participant } = running.engine.startChat({
    displayName: 'Ann',
    flowId,
    attributes: { name: 'Ann', seconds: '90', bot: ALIAS },
    ...(initialMessage === undefined ? {} : { initialMessage: { contentType: 'text/plain', content: initialMessage } }),
  });
  running.engine.connectParticipant(participant.participantId);
  await running.settled();
  return { running, chat };
}

describe('ConnectParticipantWithLexBot', () => {
  test('asks, and takes the branch of the intent that the customer meant', async () => {
    const { running, chat } = await asked();
    expect(running.said(chat)).toEqual(['Hello Ann']);
    expect(chat.current.state).toBe('WAITING');
    await running.customerSays(chat, 'RED, please!');
    expect(running.said(chat)).toEqual(['Hello Ann', 'Choose']);
  });

  test('goes on talking while no intent is found, under the name of a bot', async () => {
    const { running, chat } = await asked();
    await running.customerSays(chat, 'order 42');
    expect(
      chat.transcript.filter(({ displayName }) => displayName === 'BOT').map(({ content, role }) => [role, content]),
    ).toEqual([
      ['SYSTEM', 'Which one?'],
      ['SYSTEM', 'Red or blue?'],
    ]);
    await running.customerSays(chat, 'dark blue');
    expect(running.branches()).toEqual(['block: Choose']);
  });

  test('words are whole words, in any case and with anything between them', async () => {
    const { running, chat } = await asked();
    await running.customerSays(chat, 'I am bored');
    expect(running.branches()).toEqual(['block: FallbackIntent']);
  });

  test('an intent that no condition names takes NoMatchingCondition', async () => {
    const { running, chat } = await asked();
    await running.customerSays(chat, 'Oh... NEVER mind');
    expect(running.branches()).toEqual(['block: NoMatchingCondition']);
  });

  test('leaves intent, slots and session attributes for the flow to read', async () => {
    const running = new RunningChat(answer({}), { lex });
    const text =
      '$.Lex.IntentName $.Lex.Slots.order $.Lex.Slots.colour $.Lex.SessionAttributes.mood $.Lex.SessionAttributes.lang';
    const chat = await running.start(
      [
        block(
          'ConnectParticipantWithLexBot',
          { ...V2, LexSessionAttributes: { lang: '$.Attributes.lang', mood: 'sad' } },
          { errors: ERRORS, conditions: ['Choose'] },
        ),
        say('Choose', text, 'end'),
        ...ends(...ERRORS),
      ],
      { lang: 'de' },
    );
    await running.customerSays(chat, 'order 1');
    await running.customerSays(chat, 'red');
    expect(running.said(chat).at(-1)).toBe('Choose 7 some glad de');
  });

  test('takes InputTimeLimitExceeded when the customer is silent for the chat timeout, which each message restarts', async () => {
    const { running, chat } = await asked({ ...V2, LexTimeoutSeconds: { Text: '60' } });
    await running.advance(59);
    await running.customerSays(chat, 'order 1');
    await running.advance(59);
    expect(running.branches()).toEqual([]);
    await running.advance(1);
    expect(running.branches()).toEqual(['block: InputTimeLimitExceeded']);
  });

  test('without a chat timeout it waits on', async () => {
    const { running, chat } = await asked();
    await running.advance(3600);
    expect(chat.current.state).toBe('WAITING');
  });

  test.each(['90', 'soon', '59', '604801', ''])('takes its timeout from an attribute: "%s"', async (seconds) => {
    const running = new RunningChat(answer({}), { lex });
    const actions = ask({ ...V2, LexTimeoutSeconds: { Text: '$.Attributes.seconds' } });
    await running.start(actions, { seconds, name: 'Ann' });
    await running.advance(90);
    expect(running.branches()).toEqual([seconds === '90' ? 'block: InputTimeLimitExceeded' : 'block: NoMatchingError']);
  });

  test('begins with what the customer said at the start of the chat', async () => {
    const parameters = { ...V2, Text: undefined, LexInitializationData: { InitialMessage: '$.Media.InitialMessage' } };
    const { running, chat } = await asked(parameters, 'a person, please');
    expect(running.said(chat)).toEqual(['I will get you somebody.', 'Agent']);
  });

  test('takes NoMatchingError when the customer said nothing at the start', async () => {
    const parameters = { ...V2, Text: undefined, LexInitializationData: { InitialMessage: '$.Media.InitialMessage' } };
    expect((await asked(parameters)).running.branches()).toEqual(['block: NoMatchingError']);
  });

  test.each([
    ['an alias from an attribute', { ...V2, LexV2Bot: { AliasArn: '$.Attributes.bot' } }, 'red', 'block: Choose'],
    [
      'an older bot by its name',
      { Text: 'Hi', LexBot: { Name: 'Old', Region: 'eu-west-2', Alias: '$LATEST' } },
      'hi',
      'block: Greet',
    ],
  ])('knows %s', async (_name, parameters, says, branch) => {
    const { running, chat } = await asked(parameters);
    await running.customerSays(chat, says);
    expect(running.branches()).toEqual([branch]);
  });

  test('an unset session attribute is empty', async () => {
    const { running, chat } = await asked({ ...V2, LexSessionAttributes: { mood: '$.Attributes.none' } });
    await running.customerSays(chat, 'never mind');
    expect(running.runner.positionOf(chat.initialContactId)?.action).toBe('end');
  });

  test('takes NoMatchingError where no bot is named', async () => {
    const { running } = await asked({ Text: 'Hi', LexV2Bot: { AliasArn: '$.Attributes.none' } });
    expect(running.reasons()).toEqual(['the Lex bot "" has no script here; declare one with the setting lex']);
  });

  test('a bot without a script takes NoMatchingError, and the reason says what to do', async () => {
    const { running } = await asked({ Text: 'Hi', LexBot: { Name: 'Stranger' } });
    expect(running.branches()).toEqual(['block: NoMatchingError']);
    expect(running.reasons()).toEqual(['the Lex bot "Stranger" has no script here; declare one with the setting lex']);
  });

  test.each([
    ['audio', { SSML: '<speak/>', LexV2Bot: { AliasArn: ALIAS } }],
    ['nothing', { Text: '$.Attributes.nothing', LexV2Bot: { AliasArn: ALIAS } }],
  ])('takes NoMatchingError where it would say %s', async (_name, parameters) => {
    expect((await asked(parameters)).running.branches()).toEqual(['block: NoMatchingError']);
  });

  test('no timers run with Lex, a custom participant goes, and one may come when Lex has gone', async () => {
    const running = new RunningChat(answer({}), { lex });
    const pause = (id: string, next: string) =>
      action(id, 'Wait', { TimeLimitSeconds: 10 }, next, { conditions: { WaitCompleted: next } });
    const bot = block('ConnectParticipantWithLexBot', V2, { errors: ERRORS, conditions: ['Choose'] });
    const chat = await running.start([pause('first', 'block'), bot, pause('Choose', 'end'), ...ends(...ERRORS)]);
    const { engine } = running;
    engine.connectParticipant(engine.createCustomParticipant(chat.initialContactId, 'Custom').participantId);
    await running.advance(10);
    expect(chat.participants.at(-1)?.state).toBe('DISCONNECTED');
    expect(() => engine.createCustomParticipant(chat.initialContactId, 'Custom')).toThrow('Lex is in the chat');
    await running.customerSays(chat, 'red');
    expect(engine.createCustomParticipant(chat.initialContactId, 'Custom').state).toBe('CREATED');
  });

  test('an agent who joins ends the talk', async () => {
    const { running, chat } = await asked();
    running.engine.agentJoins(chat.initialContactId, 'Bea', 'AGENT');
    await running.customerSays(chat, 'red');
    expect(running.branches()).toEqual([]);
    expect(running.ofType('FLOW_ENDED')).toHaveLength(1);
  });

  test('a customer who leaves leaves no deadline behind', async () => {
    const { running, chat } = await asked({ ...V2, LexTimeoutSeconds: { Text: 300 } });
    running.engine.disconnectParticipant(chat.customer.participantId);
    expect(running.clock.pending).toBe(0);
  });

  test('talks to a customer who waits in a queue, too', async () => {
    const running = new RunningChat(answer({}), { lex });
    const CustomerQueue = running.flow('Queue', 'CUSTOMER_QUEUE', ...ask(V2));
    const chat = await running.start(toQueue('q-sales', { CustomerQueue }), { name: 'Ann' });
    expect(chat.current.state).toBe('IN_QUEUE');
    await running.customerSays(chat, 'red');
    expect(running.branches()).toEqual(['block: Choose']);
  });
});
