import { NO_CONDITIONS, type RunningAction } from '../spec.ts';

/** The newer way to say what is recorded and analysed, for one channel at a time. */
export const updateRecordingAndAnalyticsBehavior: RunningAction = {
  title: 'Set recording, analytics and processing behavior',
  what: 'sets recording and analytics',
  source: 'developer guide, contact-actions-updatecontactrecordingandanalyticsbehavior',
  basis: 'documented',
  note:
    'Nothing is recorded or analysed. What is for another channel takes ChannelMismatch; redaction in flight ' +
    'is refused by name.',
  inChat: 'runs',
  parameters: {
    ChatBehavior: {
      kind: 'OBJECT',
      properties: {
        ChatAnalyticsBehavior: {
          kind: 'OBJECT',
          properties: {
            Enabled: { kind: 'FLAG', required: true },
            AnalyticsLanguage: { kind: 'VALUE' },
            AnalyticsModes: { kind: 'JSON' },
            ConversationalAnalyticsRedactionConfiguration: { kind: 'JSON' },
            InFlightChatRedactionConfiguration: { kind: 'JSON', notEmulated: 'messages reach everybody as they are' },
            SentimentConfiguration: { kind: 'JSON' },
            SummaryConfiguration: { kind: 'JSON' },
          },
        },
        ScreenRecordingBehavior: { kind: 'JSON' },
      },
    },
    VoiceBehavior: { kind: 'JSON' },
    TaskBehavior: { kind: 'JSON' },
    EmailBehavior: { kind: 'JSON' },
    ScreenRecordingBehavior: { kind: 'JSON' },
  },
  exactlyOneOf: [['ChatBehavior', 'VoiceBehavior', 'TaskBehavior', 'EmailBehavior', 'ScreenRecordingBehavior']],
  errors: {
    required: ['NoMatchingError', 'ChannelMismatch'],
    optional: [],
    requiredWhen: [{ parameter: 'ChatBehavior', errors: ['InFlightRedactionConfigurationFailed'] }],
  },
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};
