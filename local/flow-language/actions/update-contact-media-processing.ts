import { NO_CONDITIONS, type StoodInAction } from '../spec.ts';

/** Messages go to everybody as they were written. */
export const updateContactMediaProcessing: StoodInAction = {
  title: 'Set media processing',
  what: 'has a function process each message',
  source: 'developer guide, contact-actions-updatecontactmediaprocessing',
  basis: 'documented',
  inChat: 'stoodIn',
  parameters: { ChatProcessor: { kind: 'JSON', required: true } },
  takesMore: true,
  exactlyOneOf: [],
  errors: { required: ['NoMatchingError'], optional: ['ChannelMismatch'] },
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};
