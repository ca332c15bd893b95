import { actionLanguage } from '../flow-language/index.ts';
import { actionRunners } from '../flows/action-runners.ts';
import type { Basis, CoverageRow } from './row.ts';

interface Action {
  readonly what: string;
  readonly basis?: Basis;
  readonly source?: string;
  readonly note?: string;
  readonly tests?: readonly string[];
}

const GUIDE = 'developer guide, flow-language-actions';
const IN_EXPORTS = 'flows exported from instances';

/** The action types that a chat's flows use, and those that flows of all channels bring along. */
const ACTIONS: Readonly<Record<string, Action>> = {
  CheckHoursOfOperation: { what: 'branches on the opening hours' },
  CheckMetricData: { what: 'branches on a queue’s or an agent’s numbers' },
  Compare: { what: 'branches on a value', source: `${GUIDE}; ${IN_EXPORTS}` },
  ConnectParticipantWithLexBot: {
    what: 'lets a Lex bot talk to the customer',
    source: 'developer guide, participant-actions-connectparticipantwithlexbot',
    note: 'the bot itself is a scripted stand-in',
  },
  CreatePersistentContactAssociation: {
    what: 'gives the chat the transcript of a past one',
    basis: 'assumed',
    source: 'administrator guide, chat-persistence, and the operation of that name',
    note: 'the guide has the block; its type, parameters and errors are taken from the operation',
  },
  DequeueContactAndTransferToQueue: { what: 'moves a queued contact to another queue' },
  DisconnectParticipant: { what: 'ends the chat' },
  DistributeByPercentage: { what: 'branches by chance', source: `${GUIDE}; ${IN_EXPORTS}` },
  EndFlowExecution: {
    what: 'ends a customer queue flow',
    tests: ['runs beside the queue: the contact stays IN_QUEUE while it steps, waits and ends'],
  },
  EndFlowModuleExecution: {
    what: 'goes back to the flow that called the module',
    tests: ['runs the module and goes on after it; an alias may follow the id'],
  },
  GetMetricData: { what: 'reads a queue’s or an agent’s numbers' },
  GetParticipantInput: { what: 'asks for keys', note: 'voice only: in a chat it takes its error branch' },
  InvokeFlowModule: { what: 'runs a module', source: `${GUIDE}; ${IN_EXPORTS}` },
  InvokeLambdaFunction: { what: 'invokes a function', source: 'developer guide, interactions-invokelambdafunction' },
  Loop: { what: 'goes round a number of times', note: 'an error branch is not documented, and exports have it' },
  MessageParticipant: { what: 'tells the customer something', source: `${GUIDE}; ${IN_EXPORTS}` },
  MessageParticipantIteratively: {
    what: 'plays prompts to a queued caller again and again',
    source: 'developer guide, participant-actions-messageparticipantiteratively',
    note: 'voice only: in a chat it takes its error branch',
  },
  ShowView: {
    what: 'shows a view to the customer, who answers it',
    source: `developer guide, participant-actions-showview; ${IN_EXPORTS}`,
    note: 'the message that carries the view, and the answer to it, have a form of our own (assumed)',
  },
  TagContact: { what: 'tags the contact' },
  TransferContactToAgent: { what: 'transfers to an agent', note: 'voice only: a chat’s flow fails there' },
  TransferContactToQueue: {
    what: 'puts the contact into its target queue',
    source: `${GUIDE}; ${IN_EXPORTS}`,
    note: 'QueueAtCapacity is a must, as reported of the service',
  },
  TransferToFlow: { what: 'goes on in another flow' },
  UntagContact: { what: 'takes tags off the contact', note: 'as the service takes it' },
  UnTagContact: { what: 'the same', note: 'as the guide’s page spells it' },
  UpdateContactAttributes: { what: 'sets contact attributes' },
  UpdateContactData: { what: 'sets what else a contact says of itself' },
  UpdateContactEventHooks: {
    what: 'sets the flows for later moments',
    source: 'developer guide, contact-actions-updatecontacteventhooks',
  },
  UpdateContactRecordingAndAnalyticsBehavior: {
    what: 'sets recording and analytics',
    note: 'nothing is recorded here',
  },
  UpdateContactRecordingBehavior: {
    what: 'sets recording and analytics, in older flows',
    source: `${GUIDE}; ${IN_EXPORTS}`,
  },
  UpdateContactRoutingBehavior: { what: 'sets the contact’s place in its queue' },
  UpdateContactTargetQueue: { what: 'sets the queue that a transfer goes to', source: `${GUIDE}; ${IN_EXPORTS}` },
  UpdateContactTextToSpeechVoice: {
    what: 'sets the voice that callers hear',
    source: 'administrator guide, set-voice',
    note: 'a chat goes on and hears nothing of it',
  },
  UpdateFlowAttributes: { what: 'sets attributes of the flow alone' },
  UpdateFlowLoggingBehavior: { what: 'sets logging', source: `${GUIDE}; ${IN_EXPORTS}` },
  Wait: {
    what: 'waits for the customer, a custom participant or a time',
    source: `developer guide, flow-control-actions-wait; ${IN_EXPORTS}`,
    note: 'the guide calls its time TimeoutSeconds, exports TimeLimitSeconds; both are taken',
  },
};

export function actionRows(): readonly CoverageRow[] {
  return Object.entries(ACTIONS).map(([id, { basis = 'documented', source = GUIDE, ...rest }]) => ({
    kind: 'action',
    id,
    served: actionLanguage.has(id) && actionRunners.has(id),
    basis,
    source,
    ...rest,
  }));
}
