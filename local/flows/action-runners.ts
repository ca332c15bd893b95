import type { RunningActionType } from '../flow-language/index.ts';
import { associateContactToCustomerProfile } from './actions/associate-contact-to-customer-profile.ts';
import { authenticateParticipant } from './actions/authenticate-participant.ts';
import { checkHoursOfOperation } from './actions/check-hours-of-operation.ts';
import { checkMetricData } from './actions/check-metric-data.ts';
import { compare } from './actions/compare.ts';
import { connectParticipantWithLexBot } from './actions/connect-participant-with-lex-bot.ts';
import { createCase } from './actions/create-case.ts';
import { createCustomerProfile } from './actions/create-customer-profile.ts';
import { createPersistentContactAssociation } from './actions/create-persistent-contact-association.ts';
import { createWisdomSession } from './actions/create-wisdom-session.ts';
import { dequeueContactAndTransferToQueue } from './actions/dequeue-contact-and-transfer-to-queue.ts';
import { disconnectParticipant } from './actions/disconnect-participant.ts';
import { distributeByPercentage } from './actions/distribute-by-percentage.ts';
import { endFlowExecution } from './actions/end-flow-execution.ts';
import { endFlowModuleExecution } from './actions/end-flow-module-execution.ts';
import { getCalculatedAttributesForCustomerProfile } from './actions/get-calculated-attributes-for-customer-profile.ts';
import { getCase } from './actions/get-case.ts';
import { getCustomerProfile } from './actions/get-customer-profile.ts';
import { getCustomerProfileObject } from './actions/get-customer-profile-object.ts';
import { getMetricData } from './actions/get-metric-data.ts';
import { invokeFlowModule } from './actions/invoke-flow-module.ts';
import { invokeLambdaFunction } from './actions/invoke-lambda-function.ts';
import { loop } from './actions/loop.ts';
import { messageParticipant } from './actions/message-participant.ts';
import { showView } from './actions/show-view.ts';
import { tagContact } from './actions/tag-contact.ts';
import { transferContactToQueue } from './actions/transfer-contact-to-queue.ts';
import { transferToFlow } from './actions/transfer-to-flow.ts';
import { untagContact } from './actions/untag-contact.ts';
import { updateCase } from './actions/update-case.ts';
import { updateContactAttributes } from './actions/update-contact-attributes.ts';
import { updateContactData } from './actions/update-contact-data.ts';
import { updateContactEventHooks } from './actions/update-contact-event-hooks.ts';
import { updateRecordingAndAnalyticsBehavior } from './actions/update-contact-recording-and-analytics-behavior.ts';
import { updateContactRecordingBehavior } from './actions/update-contact-recording-behavior.ts';
import { updateContactRoutingBehavior } from './actions/update-contact-routing-behavior.ts';
import { updateContactTargetQueue } from './actions/update-contact-target-queue.ts';
import { updateContactTextToSpeechVoice } from './actions/update-contact-text-to-speech-voice.ts';
import { updateCustomerProfile } from './actions/update-customer-profile.ts';
import { updateFlowAttributes } from './actions/update-flow-attributes.ts';
import { updateFlowLoggingBehavior } from './actions/update-flow-logging-behavior.ts';
import { wait } from './actions/wait.ts';
import type { ActionRunner } from './step.ts';

const RUNNERS = {
  AssociateContactToCustomerProfile: associateContactToCustomerProfile,
  AuthenticateParticipant: authenticateParticipant,
  CheckHoursOfOperation: checkHoursOfOperation,
  CheckMetricData: checkMetricData,
  Compare: compare,
  ConnectParticipantWithLexBot: connectParticipantWithLexBot,
  CreateCase: createCase,
  CreateCustomerProfile: createCustomerProfile,
  CreatePersistentContactAssociation: createPersistentContactAssociation,
  CreateWisdomSession: createWisdomSession,
  DequeueContactAndTransferToQueue: dequeueContactAndTransferToQueue,
  DisconnectParticipant: disconnectParticipant,
  DistributeByPercentage: distributeByPercentage,
  EndFlowExecution: endFlowExecution,
  EndFlowModuleExecution: endFlowModuleExecution,
  GetCalculatedAttributesForCustomerProfile: getCalculatedAttributesForCustomerProfile,
  GetCase: getCase,
  GetCustomerProfile: getCustomerProfile,
  GetCustomerProfileObject: getCustomerProfileObject,
  GetMetricData: getMetricData,
  InvokeFlowModule: invokeFlowModule,
  InvokeLambdaFunction: invokeLambdaFunction,
  Loop: loop,
  MessageParticipant: messageParticipant,
  ShowView: showView,
  TagContact: tagContact,
  TransferContactToQueue: transferContactToQueue,
  TransferToFlow: transferToFlow,
  UntagContact: untagContact,
  UnTagContact: untagContact,
  UpdateCase: updateCase,
  UpdateContactAttributes: updateContactAttributes,
  UpdateContactData: updateContactData,
  UpdateContactEventHooks: updateContactEventHooks,
  UpdateContactRecordingAndAnalyticsBehavior: updateRecordingAndAnalyticsBehavior,
  UpdateContactRecordingBehavior: updateContactRecordingBehavior,
  UpdateContactRoutingBehavior: updateContactRoutingBehavior,
  UpdateContactTargetQueue: updateContactTargetQueue,
  UpdateContactTextToSpeechVoice: updateContactTextToSpeechVoice,
  UpdateCustomerProfile: updateCustomerProfile,
  UpdateFlowAttributes: updateFlowAttributes,
  UpdateFlowLoggingBehavior: updateFlowLoggingBehavior,
  Wait: wait,
} satisfies Readonly<Record<RunningActionType, ActionRunner>>;

/** How each action type runs that a chat can do; the others fail or are not emulated, and their description says so. */
export const actionRunners: ReadonlyMap<string, ActionRunner> = new Map<string, ActionRunner>(Object.entries(RUNNERS));
