import { ANY_ERROR, NO_CONDITIONS, type StoodInAction } from '../spec.ts';

/** Starts an outbound contact; a text in the running chat is a `MessageParticipant`. */
export const startOutboundChatContact: StoodInAction = {
  title: 'Send message',
  what: 'sends an SMS or WhatsApp message',
  source: 'developer guide, contact-actions-startoutboundchatcontact',
  basis: 'documented',
  inChat: 'stoodIn',
  parameters: {
    SourceEndpoint: { kind: 'JSON' },
    DestinationEndpoint: { kind: 'JSON' },
    ContactFlowArn: { kind: 'RESOURCE', of: 'flow' },
    ContactSubtype: { kind: 'VALUE' },
    InitialSystemMessage: { kind: 'JSON' },
    RelatedContact: { kind: 'VALUE' },
  },
  takesMore: true,
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};
