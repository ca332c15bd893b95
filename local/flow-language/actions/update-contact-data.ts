import { ANY_ERROR, NO_CONDITIONS, type RunningAction } from '../spec.ts';

const VALUE = { kind: 'VALUE' } as const;

/** Sets what the service itself knows of a contact, all of it or nothing. */
export const updateContactData: RunningAction = {
  title: 'Set contact details',
  what: 'sets the contact’s name, language and other details',
  source: 'developer guide, contact-actions-updatecontactdata',
  basis: 'documented',
  note: 'What is for Voice ID takes the error branch. WisdomSessionArn is taken, and no assistant listens.',
  inChat: 'runs',
  parameters: {
    Name: { kind: 'TEXT', maxLength: 512, mayBeEmpty: true },
    Description: { kind: 'TEXT', maxLength: 4096, mayBeEmpty: true },
    LanguageCode: VALUE,
    CustomerId: { kind: 'TEXT', maxLength: 128, mayBeEmpty: true },
    References: { kind: 'MAP', of: VALUE },
    WisdomSessionArn: VALUE,
    IsVoiceIdStreamingEnabled: VALUE,
    IsFraudDetectionEnabled: VALUE,
    IsVoiceAuthenticationEnabled: VALUE,
    VoiceAuthenticationThreshold: VALUE,
    VoiceAuthenticationResponseTime: VALUE,
    FraudDetectionThreshold: VALUE,
    TargetContact: { kind: 'CHOICE', values: ['Current', 'Related'] },
  },
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};
