import {
  type ActionSpec,
  CUSTOMER_QUEUE,
  INBOUND,
  NO_CONDITIONS,
  NO_ERRORS,
  type ParameterSpecs,
  TRANSFERS,
} from '../spec.ts';

const ANALYTICS: ParameterSpecs = {
  Enabled: { kind: 'FLAG', required: true },
  AnalyticsLanguage: { kind: 'VALUE' },
  AnalyticsRedactionBehavior: { kind: 'CHOICE', values: ['Enabled', 'Disabled'] },
  AnalyticsRedactionResults: { kind: 'VALUE' },
  AnalyticsRedactionMaskMode: { kind: 'VALUE' },
  AnalyticsRedactionPolicy: { kind: 'VALUE' },
  ChannelConfiguration: { kind: 'JSON' },
  SentimentConfiguration: { kind: 'JSON' },
  SummaryConfiguration: { kind: 'JSON' },
};

/** Says what is recorded and analysed. The service refuses any error branch here. */
export const updateContactRecordingBehavior: ActionSpec = {
  type: 'UpdateContactRecordingBehavior',
  inChat: 'GOES_ON',
  known: 'SEEN_IN_THE_WILD',
  source: 'administrator guide, set-recording-behavior; exported flows',
  note: 'Nothing is recorded or analysed.',
  parameters: {
    RecordingBehavior: {
      kind: 'OBJECT',
      properties: {
        RecordedParticipants: { kind: 'LIST', of: { kind: 'CHOICE', values: ['Agent', 'Customer'] } },
        ScreenRecordedParticipants: { kind: 'LIST', of: { kind: 'CHOICE', values: ['Agent'] } },
        IVRRecordingBehavior: { kind: 'CHOICE', values: ['Enabled', 'Disabled'] },
      },
      required: true,
    },
    AnalyticsBehavior: { kind: 'OBJECT', properties: ANALYTICS },
  },
  exactlyOneOf: [],
  errors: NO_ERRORS,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: [...INBOUND, ...TRANSFERS, ...CUSTOMER_QUEUE, 'OUTBOUND_WHISPER'],
};
