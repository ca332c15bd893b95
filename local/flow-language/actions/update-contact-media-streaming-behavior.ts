import { ANY_ERROR, CUSTOMER_QUEUE, type FailingAction, INBOUND, NO_CONDITIONS, TRANSFERS, WHISPERS } from '../spec.ts';

/** Both *Start media streaming* and *Stop media streaming* are written as this type. */
export const updateContactMediaStreamingBehavior: FailingAction = {
  title: 'Start media streaming',
  what: 'starts or stops the streaming of a call’s audio',
  source: 'administrator guide, start-media-streaming',
  basis: 'documented',
  note: 'For the voice channel.',
  inChat: 'fails',
  failure: 'a chat has no audio to stream',
  parameters: {
    MediaStreamingState: { kind: 'CHOICE', values: ['Enabled', 'Disabled'], required: true },
    Participants: { kind: 'JSON' },
    MediaStreamType: { kind: 'VALUE' },
  },
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: [...INBOUND, ...TRANSFERS, ...CUSTOMER_QUEUE, ...WHISPERS],
};
