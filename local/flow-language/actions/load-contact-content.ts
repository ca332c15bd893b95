import { ANY_ERROR, NO_CONDITIONS, type StoodInAction } from '../spec.ts';

/** Gives `$.Email.EmailMessage.Plaintext`. */
export const loadContactContent: StoodInAction = {
  title: 'Get stored content',
  what: 'loads the text of an e-mail',
  source: 'exported flows',
  basis: 'seen in the wild',
  inChat: 'stoodIn',
  parameters: { ContentType: { kind: 'VALUE' } },
  takesMore: true,
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};
