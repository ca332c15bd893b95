import { describe, expect, test } from '@jest/globals';
import { block, ends, toQueue } from './blocks.ts';
import { action, hangUp, RunningChat, SALES, say } from './running-chat.ts';

describe('MessageParticipant', () => {
  test.each([
    ['SSML', { SSML: '<speak>Hello</speak>' }],
    ['a prompt', { PromptId: 'p-1' }],
    ['media', { Media: { Uri: 's3://bucket/hello.wav', SourceType: 'S3', MediaType: 'Audio' } }],
  ])('takes NoMatchingError for %s, which a chat cannot play', async (_name, parameters) => {
    const running = new RunningChat();
    const chat = await running.start([block('MessageParticipant', parameters), ...ends('done', 'NoMatchingError')]);
    expect(running.said(chat)).toEqual(['NoMatchingError']);
  });

  test('without an error branch audio breaks the flow down, by name', async () => {
    const running = new RunningChat();
    const chat = await running.start([
      block('MessageParticipant', { PromptId: 'p-1' }, { errors: [] }),
      ...ends('done'),
    ]);
    expect(running.failures()).toEqual([expect.stringContaining('it plays audio, which a chat cannot')]);
    expect(chat.ended).toBe(true);
  });
});

describe('GetParticipantInput', () => {
  test('is for callers: a chat takes NoMatchingError at once', async () => {
    const running = new RunningChat();
    const errors = ['InputTimeLimitExceeded', 'NoMatchingCondition', 'NoMatchingError'];
    const parameters = { StoreInput: 'False', InputTimeLimitSeconds: '5', Text: 'Press 1' };
    const chat = await running.start([
      block('GetParticipantInput', parameters, { errors, conditions: ['1'] }),
      ...ends('1', ...errors),
    ]);
    expect(running.said(chat)).toEqual(['NoMatchingError']);
  });
});

describe('MessageParticipantIteratively', () => {
  const loop = (errors: readonly string[]) =>
    block(
      'MessageParticipantIteratively',
      { Messages: [{ Text: 'Wait' }], InterruptFrequencySeconds: '30' },
      {
        errors,
        conditions: ['MessagesInterrupted'],
      },
    );
  const leave = action('done', 'EndFlowExecution', {});

  test('takes its error branch at once', async () => {
    const running = new RunningChat();
    const actions = [
      loop(['NoMatchingError']),
      say('NoMatchingError', 'failed', 'done'),
      say('MessagesInterrupted', 'x', 'done'),
    ];
    const CustomerQueue = running.flow('Queue', 'CUSTOMER_QUEUE', ...actions, leave);
    expect(running.said(await running.start(toQueue(SALES.id, { CustomerQueue })))).toEqual(['failed']);
  });

  test('without an error branch the flow stops, and the contact waits on for an agent', async () => {
    const running = new RunningChat();
    const CustomerQueue = running.flow(
      'Queue',
      'CUSTOMER_QUEUE',
      loop([]),
      say('MessagesInterrupted', 'x', 'done'),
      leave,
    );
    const chat = await running.start(toQueue(SALES.id, { CustomerQueue }));
    expect(running.failures()).toHaveLength(1);
    expect(chat.current.state).toBe('IN_QUEUE');
  });
});

describe('TransferContactToAgent', () => {
  test('has no branches: the flow of a chat breaks down there, by name', async () => {
    const running = new RunningChat();
    const flow = running.flow('Transfer', 'AGENT_TRANSFER', action('agent', 'TransferContactToAgent', {}));
    const chat = await running.start([block('TransferToFlow', { ContactFlowId: flow }), hangUp]);
    expect(running.failures()).toEqual([expect.stringContaining('TransferContactToAgent is for the voice channel')]);
    expect(chat.current.disconnectReason).toBe('CONTACT_FLOW_DISCONNECT');
  });
});

describe('UpdateContactTextToSpeechVoice', () => {
  test('goes on', async () => {
    const running = new RunningChat();
    const voice = block('UpdateContactTextToSpeechVoice', { TextToSpeechVoice: 'Joanna' });
    expect(running.said(await running.start([voice, ...ends('done', 'NoMatchingError')]))).toEqual(['done']);
  });
});

describe('UpdateContactRecordingBehavior', () => {
  test('goes on', async () => {
    const running = new RunningChat();
    const parameters = { RecordingBehavior: { RecordedParticipants: ['Agent', 'Customer'] } };
    const chat = await running.start([
      block('UpdateContactRecordingBehavior', parameters, { errors: [] }),
      ...ends('done'),
    ]);
    expect(running.said(chat)).toEqual(['done']);
  });
});

describe('UpdateContactRecordingAndAnalyticsBehavior', () => {
  const errors = ['NoMatchingError', 'ChannelMismatch'];

  test.each([
    ['ChatBehavior', 'done'],
    ['ScreenRecordingBehavior', 'done'],
    ['VoiceBehavior', 'ChannelMismatch'],
    ['TaskBehavior', 'ChannelMismatch'],
    ['EmailBehavior', 'ChannelMismatch'],
  ])('%s: %s', async (name, branch) => {
    const running = new RunningChat();
    const chat = await running.start([
      block('UpdateContactRecordingAndAnalyticsBehavior', { [name]: {} }, { errors }),
      ...ends('done', ...errors),
    ]);
    expect(running.said(chat)).toEqual([branch]);
  });
});

describe('what is for another channel', () => {
  const failsIn = async (type: string, parameters: Readonly<Record<string, unknown>>, ...errors: readonly string[]) => {
    const running = new RunningChat();
    const chat = await running.start([block(type, parameters, { errors }), ...ends(...errors, 'done')]);
    expect(running.reasons()).toEqual([expect.stringMatching(/^a chat /u)]);
    return running.said(chat);
  };

  test.each([
    'UpdatePreviousContactParticipantState',
    'UpdateContactMediaStreamingBehavior',
    'TransferParticipantToThirdParty',
    'CheckVoiceId',
    'StartVoiceIdStream',
    'CheckOutboundCallStatus',
    'CompleteOutboundCall',
  ])('%s takes its error branch in a chat, with the reason', async (type) => {
    expect(await failsIn(type, {}, 'NoMatchingError')).toEqual(['NoMatchingError']);
  });

  test('UpdateContactCallbackNumber takes the branch for an invalid number', async () => {
    const errors = ['CallbackNumberNotDialable', 'InvalidCallbackNumber'];
    expect(await failsIn('UpdateContactCallbackNumber', { CallbackNumber: '1' }, ...errors)).toEqual([
      'InvalidCallbackNumber',
    ]);
  });
});
