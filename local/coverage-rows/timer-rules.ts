import type { Rule } from './row.ts';

const TIMEOUTS = 'administrator guide, setup-chat-timeouts';
const ROLE_CONFIG = 'API reference, UpdateParticipantRoleConfig';
const ASSUMED = { basis: 'assumed', source: TIMEOUTS } as const;

/** When chat timers are set, run and fire. */
export const TIMER_RULES: readonly Rule[] = [
  { id: 'T1', what: 'Minutes are whole, 2 to 480; anything else is a 400 and changes nothing.', source: ROLE_CONFIG },
  {
    id: 'T2',
    what: 'Roles CUSTOMER and AGENT, types IDLE and DISCONNECT_NONCUSTOMER; each pair at most once a request.',
    source: ROLE_CONFIG,
  },
  {
    id: 'T3',
    what: 'Exactly one of duration and Unset per timer; Unset deletes it; timers that are not named stay.',
    source: ROLE_CONFIG,
    note: 'that timers which are not named stay is assumed',
  },
  { id: 'T4', what: 'The configuration belongs to the chat, over transfers and later contacts.', source: TIMEOUTS },
  {
    id: 'T5',
    what:
      'Timers run only while a customer and an agent or custom participant are both connected; ' +
      'beside a custom participant the customer’s alone; beside Lex none.',
    source: TIMEOUTS,
  },
  {
    id: 'T6',
    what: 'They start when the agent or custom participant joins, and stop when it leaves.',
    source: TIMEOUTS,
  },
  {
    id: 'T7',
    what: 'With both types set, the disconnect timer starts when the participant is idle.',
    source: TIMEOUTS,
  },
  { id: 'T8', what: 'With one type set, it starts at once.', source: TIMEOUTS },
  {
    id: 'T9',
    what: 'A message or attachment resets its role’s timers, and who was idle has returned.',
    source: TIMEOUTS,
  },
  {
    id: 'T10',
    what: 'In force is the configuration at the join; an update applies from the next join.',
    source: TIMEOUTS,
  },
  { id: 'T11', what: 'Auto-disconnect disconnects everybody but the customer.', source: TIMEOUTS },
  {
    id: 'T12',
    what: 'When the agent leaves, the disconnect flow runs as a new contact; without one the chat ends.',
    basis: 'seen in the wild',
    source: `${TIMEOUTS}; ctr-data-model; for the customer’s leaving AWS’s answer in chat-ui-examples issue 207`,
    note: 'it does not run when the customer ends the chat',
  },
  {
    id: 'T13',
    what: 'Idle and returned reach everyone connected, auto-disconnection those who stay; no transcript keeps them.',
    source: TIMEOUTS,
  },
  { id: 'T14', what: 'An idle timer that expires during a Wait takes no branch.', source: TIMEOUTS },
  {
    id: 'T15',
    what: 'A custom participant auto-disconnected during a Wait for it takes the branch of its leaving.',
    source: TIMEOUTS,
  },
  { id: 'T16', what: 'In any other place it is disconnected and nothing else happens.', source: TIMEOUTS },
  { id: 'T17', what: 'Typing, receipts and other events reset nothing.', ...ASSUMED },
  { id: 'T18', what: 'Equal deadlines fire in the order in which they were set; idle before disconnect.', ...ASSUMED },
];
