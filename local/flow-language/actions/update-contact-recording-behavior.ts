import {
  CUSTOMER_QUEUE,
  INBOUND,
  NO_CONDITIONS,
  NO_ERRORS,
  type ParameterSpecs,
  type RunningAction,
  TRANSFERS,
} from '../spec.ts';

const ANALYTICS: ParameterSpecs = {
  Enabled: { kind: 'FLAG', required: true },
  AnalyticsMode: { kind: 'VALUE' },
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
export const updateContactRecordingBehavior: RunningAction = {
  title: 'Set recording behavior',
  what: 'sets recording and analytics, in older flows',
  source: 'administrator guide, set-recording-behavior; exported flows',
  basis: 'seen in the wild',
  note: 'Nothing is recorded or analysed.',
  inChat: 'runs',
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
