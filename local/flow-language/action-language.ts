import { associateContactToCustomerProfile } from './actions/associate-contact-to-customer-profile.ts';
import { authenticateParticipant } from './actions/authenticate-participant.ts';
import { checkHoursOfOperation } from './actions/check-hours-of-operation.ts';
import { checkMetricData } from './actions/check-metric-data.ts';
import { checkOutboundCallStatus } from './actions/check-outbound-call-status.ts';
import { checkSegmentMembership } from './actions/check-segment-membership.ts';
import { checkVoiceId } from './actions/check-voice-id.ts';
import { compare } from './actions/compare.ts';
import { completeOutboundCall } from './actions/complete-outbound-call.ts';
import { connectParticipantWithAgenticCX } from './actions/connect-participant-with-agentic-cx.ts';
import { connectParticipantWithLexBot } from './actions/connect-participant-with-lex-bot.ts';
import { createCallbackContact } from './actions/create-callback-contact.ts';
import { createCase } from './actions/create-case.ts';
import { createContact } from './actions/create-contact.ts';
import { createCustomerProfile } from './actions/create-customer-profile.ts';
import { createPersistentContactAssociation } from './actions/create-persistent-contact-association.ts';
import { createTask } from './actions/create-task.ts';
import { createWisdomSession } from './actions/create-wisdom-session.ts';
import { dequeueContactAndTransferToQueue } from './actions/dequeue-contact-and-transfer-to-queue.ts';
import { disconnectParticipant } from './actions/disconnect-participant.ts';
import { distributeByPercentage } from './actions/distribute-by-percentage.ts';
import { endFlowExecution } from './actions/end-flow-execution.ts';
import { endFlowModuleExecution } from './actions/end-flow-module-execution.ts';
import { evaluateDataTableValues } from './actions/evaluate-data-table-values.ts';
import { getCalculatedAttributesForCustomerProfile } from './actions/get-calculated-attributes-for-customer-profile.ts';
import { getCase } from './actions/get-case.ts';
import { getCustomerProfile } from './actions/get-customer-profile.ts';
import { getCustomerProfileObject } from './actions/get-customer-profile-object.ts';
import { getMetricData } from './actions/get-metric-data.ts';
import { getParticipantInput } from './actions/get-participant-input.ts';
import { invokeFlowModule } from './actions/invoke-flow-module.ts';
import { invokeLambdaFunction } from './actions/invoke-lambda-function.ts';
import { listDataTableValues } from './actions/list-data-table-values.ts';
import { loadContactContent } from './actions/load-contact-content.ts';
import { loop } from './actions/loop.ts';
import { messageParticipant } from './actions/message-participant.ts';
import { messageParticipantIteratively } from './actions/message-participant-iteratively.ts';
import { renderMessageTemplate } from './actions/render-message-template.ts';
import { resumeContact } from './actions/resume-contact.ts';
import { routeContactToAgent } from './actions/route-contact-to-agent.ts';
import { showView } from './actions/show-view.ts';
import { startOutboundChatContact } from './actions/start-outbound-chat-contact.ts';
import { startOutboundEmailContact } from './actions/start-outbound-email-contact.ts';
import { startVoiceIdStream } from './actions/start-voice-id-stream.ts';
import { tagContact } from './actions/tag-contact.ts';
import { transferContactToAgent } from './actions/transfer-contact-to-agent.ts';
import { transferContactToQueue } from './actions/transfer-contact-to-queue.ts';
import { transferParticipantToThirdParty } from './actions/transfer-participant-to-third-party.ts';
import { transferToFlow } from './actions/transfer-to-flow.ts';
import { untagContact } from './actions/untag-contact.ts';
import { updateCase } from './actions/update-case.ts';
import { updateContactAttributes } from './actions/update-contact-attributes.ts';
import { updateContactCallbackNumber } from './actions/update-contact-callback-number.ts';
import { updateContactData } from './actions/update-contact-data.ts';
import { updateContactEventHooks } from './actions/update-contact-event-hooks.ts';
import { updateContactMediaProcessing } from './actions/update-contact-media-processing.ts';
import { updateContactMediaStreamingBehavior } from './actions/update-contact-media-streaming-behavior.ts';
import { updateRecordingAndAnalyticsBehavior } from './actions/update-contact-recording-and-analytics-behavior.ts';
import { updateContactRecordingBehavior } from './actions/update-contact-recording-behavior.ts';
import { updateContactRoutingBehavior } from './actions/update-contact-routing-behavior.ts';
import { updateContactRoutingCriteria } from './actions/update-contact-routing-criteria.ts';
import { updateContactTargetQueue } from './actions/update-contact-target-queue.ts';
import { updateContactTextToSpeechVoice } from './actions/update-contact-text-to-speech-voice.ts';
import { updateCustomerProfile } from './actions/update-customer-profile.ts';
import { updateFlowAttributes } from './actions/update-flow-attributes.ts';
import { updateFlowLoggingBehavior } from './actions/update-flow-logging-behavior.ts';
import { updatePreviousContactParticipantState } from './actions/update-previous-contact-participant-state.ts';
import { upsertDataTableValues } from './actions/upsert-data-table-values.ts';
import { wait } from './actions/wait.ts';
import type { ActionSpec, FailingAction, StoodInAction } from './spec.ts';

/**
 * The action types, each described in a file of its own. `UntagContact` and `UpdateContactRoutingCriteria` have two
 * spellings.
 */
const SPECS = {
  AssociateContactToCustomerProfile: associateContactToCustomerProfile,
  AuthenticateParticipant: authenticateParticipant,
  CheckHoursOfOperation: checkHoursOfOperation,
  CheckMetricData: checkMetricData,
  CheckOutboundCallStatus: checkOutboundCallStatus,
  CheckSegmentMembership: checkSegmentMembership,
  CheckVoiceId: checkVoiceId,
  Compare: compare,
  CompleteOutboundCall: completeOutboundCall,
  ConnectParticipantWithAgenticCX: connectParticipantWithAgenticCX,
  ConnectParticipantWithLexBot: connectParticipantWithLexBot,
  CreateCallbackContact: createCallbackContact,
  CreateCase: createCase,
  CreateContact: createContact,
  CreateCustomerProfile: createCustomerProfile,
  CreatePersistentContactAssociation: createPersistentContactAssociation,
  CreateTask: createTask,
  CreateWisdomSession: createWisdomSession,
  DequeueContactAndTransferToQueue: dequeueContactAndTransferToQueue,
  DisconnectParticipant: disconnectParticipant,
  DistributeByPercentage: distributeByPercentage,
  EndFlowExecution: endFlowExecution,
  EndFlowModuleExecution: endFlowModuleExecution,
  EvaluateDataTableValues: evaluateDataTableValues,
  GetCalculatedAttributesForCustomerProfile: getCalculatedAttributesForCustomerProfile,
  GetCase: getCase,
  GetCustomerProfile: getCustomerProfile,
  GetCustomerProfileObject: getCustomerProfileObject,
  GetMetricData: getMetricData,
  GetParticipantInput: getParticipantInput,
  InvokeFlowModule: invokeFlowModule,
  InvokeLambdaFunction: invokeLambdaFunction,
  ListDataTableValues: listDataTableValues,
  LoadContactContent: loadContactContent,
  Loop: loop,
  MessageParticipant: messageParticipant,
  MessageParticipantIteratively: messageParticipantIteratively,
  RenderMessageTemplate: renderMessageTemplate,
  ResumeContact: resumeContact,
  RouteContactToAgent: routeContactToAgent,
  ShowView: showView,
  StartOutboundChatContact: startOutboundChatContact,
  StartOutboundEmailContact: startOutboundEmailContact,
  StartVoiceIdStream: startVoiceIdStream,
  TagContact: tagContact,
  TransferContactToAgent: transferContactToAgent,
  TransferContactToQueue: transferContactToQueue,
  TransferParticipantToThirdParty: transferParticipantToThirdParty,
  TransferToFlow: transferToFlow,
  UntagContact: untagContact,
  UnTagContact: untagContact,
  UpdateCase: updateCase,
  UpdateContactAttributes: updateContactAttributes,
  UpdateContactCallbackNumber: updateContactCallbackNumber,
  UpdateContactData: updateContactData,
  UpdateContactEventHooks: updateContactEventHooks,
  UpdateContactMediaProcessing: updateContactMediaProcessing,
  UpdateContactMediaStreamingBehavior: updateContactMediaStreamingBehavior,
  UpdateContactRecordingAndAnalyticsBehavior: updateRecordingAndAnalyticsBehavior,
  UpdateContactRecordingBehavior: updateContactRecordingBehavior,
  UpdateContactRoutingBehavior: updateContactRoutingBehavior,
  UpdateContactRoutingCriteria: updateContactRoutingCriteria,
  UpdateContactTargetQueue: updateContactTargetQueue,
  UpdateContactTextToSpeechVoice: updateContactTextToSpeechVoice,
  UpdateCustomerProfile: updateCustomerProfile,
  UpdateFlowAttributes: updateFlowAttributes,
  UpdateFlowLoggingBehavior: updateFlowLoggingBehavior,
  UpdatePreviousContactParticipantState: updatePreviousContactParticipantState,
  UpdateRoutingCriteria: updateContactRoutingCriteria,
  UpsertDataTableValues: upsertDataTableValues,
  Wait: wait,
} satisfies Readonly<Record<string, ActionSpec>>;

type ActionType = keyof typeof SPECS;

/** The action types that need a runner. */
export type RunningActionType = {
  [Type in ActionType]: (typeof SPECS)[Type] extends FailingAction | StoodInAction ? never : Type;
}[ActionType];

/** What the Flow language says of each action type. */
export const actionLanguage: ReadonlyMap<string, ActionSpec> = new Map<string, ActionSpec>(Object.entries(SPECS));

/** Whether a block of that type ends a chain of Lambda blocks: it talks to the customer, or gives time away. */
export function endsLambdaChain(actionType: string): boolean {
  const spec = actionLanguage.get(actionType);
  return spec?.talks === true || spec?.rests === true;
}

/**
 * Whether an action's next action repeats one of its branches: the console writes it so where every path is a branch.
 * Of a type that is not known, only the targets tell.
 */
export function nextRepeatsABranch(
  actionType: string,
  next: string,
  branches: readonly { readonly kind: string; readonly target: string | undefined }[],
): boolean {
  const spec = actionLanguage.get(actionType);
  if (spec !== undefined) return spec.next === 'OPTIONAL' && branches.length > 0;
  return branches.some(({ kind }) => kind === 'CONDITION') && branches.some(({ target }) => target === next);
}
