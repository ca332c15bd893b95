import { ANY_ERROR, NO_CONDITIONS, type RunningAction } from '../spec.ts';

/**
 * Gives `$.Wisdom.SessionArn`; there is no assistant behind it. Exports use it in chats, although the guide calls it a
 * voice action.
 */
export const createWisdomSession: RunningAction = {
  title: 'Connect assistant',
  what: 'starts a session of the assistant for agents',
  source: 'developer guide, contact-actions-createwisdomsession',
  basis: 'documented',
  note:
    'The session is a name alone: no agent is advised. The guides disagree: it runs in a chat, as the ' +
    'administrator guide (connect-assistant) has it; the developer guide has voice alone.',
  inChat: 'runs',
  parameters: { WisdomAssistantArn: { kind: 'RESOURCE', of: 'other', required: true } },
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};
