import { checkHoursOfOperation } from './actions/check-hours-of-operation.ts';
import { checkMetricData } from './actions/check-metric-data.ts';
import { compare } from './actions/compare.ts';
import { connectParticipantWithLexBot } from './actions/connect-participant-with-lex-bot.ts';
import { createPersistentContactAssociation } from './actions/create-persistent-contact-association.ts';
import { dequeueContactAndTransferToQueue } from './actions/dequeue-contact-and-transfer-to-queue.ts';
import { disconnectParticipant } from './actions/disconnect-participant.ts';
import { distributeByPercentage } from './actions/distribute-by-percentage.ts';
import { endFlowExecution } from './actions/end-flow-execution.ts';
import { endFlowModuleExecution } from './actions/end-flow-module-execution.ts';
import { getMetricData } from './actions/get-metric-data.ts';
import { getParticipantInput } from './actions/get-participant-input.ts';
import { invokeFlowModule } from './actions/invoke-flow-module.ts';
import { invokeLambdaFunction } from './actions/invoke-lambda-function.ts';
import { loop } from './actions/loop.ts';
import { messageParticipant } from './actions/message-participant.ts';
import { messageParticipantIteratively } from './actions/message-participant-iteratively.ts';
import { showView } from './actions/show-view.ts';
import { tagContact } from './actions/tag-contact.ts';
import { transferContactToAgent } from './actions/transfer-contact-to-agent.ts';
import { transferContactToQueue } from './actions/transfer-contact-to-queue.ts';
import { transferToFlow } from './actions/transfer-to-flow.ts';
import { untagContact } from './actions/untag-contact.ts';
import { updateContactAttributes } from './actions/update-contact-attributes.ts';
import { updateContactData } from './actions/update-contact-data.ts';
import { updateContactEventHooks } from './actions/update-contact-event-hooks.ts';
import { updateRecordingAndAnalyticsBehavior } from './actions/update-contact-recording-and-analytics-behavior.ts';
import { updateContactRecordingBehavior } from './actions/update-contact-recording-behavior.ts';
import { updateContactRoutingBehavior } from './actions/update-contact-routing-behavior.ts';
import { updateContactTargetQueue } from './actions/update-contact-target-queue.ts';
import { updateContactTextToSpeechVoice } from './actions/update-contact-text-to-speech-voice.ts';
import { updateFlowAttributes } from './actions/update-flow-attributes.ts';
import { updateFlowLoggingBehavior } from './actions/update-flow-logging-behavior.ts';
import { wait } from './actions/wait.ts';
import type { ActionSpec, FailingAction, StoodInAction } from './spec.ts';

/** The action types, each described in a file of its own. `UntagContact` has two spellings. */
const SPECS = {
  CheckHoursOfOperation: checkHoursOfOperation,
  CheckMetricData: checkMetricData,
  Compare: compare,
  ConnectParticipantWithLexBot: connectParticipantWithLexBot,
  CreatePersistentContactAssociation: createPersistentContactAssociation,
  DequeueContactAndTransferToQueue: dequeueContactAndTransferToQueue,
  DisconnectParticipant: disconnectParticipant,
  DistributeByPercentage: distributeByPercentage,
  EndFlowExecution: endFlowExecution,
  EndFlowModuleExecution: endFlowModuleExecution,
  GetMetricData: getMetricData,
  GetParticipantInput: getParticipantInput,
  InvokeFlowModule: invokeFlowModule,
  InvokeLambdaFunction: invokeLambdaFunction,
  Loop: loop,
  MessageParticipant: messageParticipant,
  MessageParticipantIteratively: messageParticipantIteratively,
  ShowView: showView,
  TagContact: tagContact,
  TransferContactToAgent: transferContactToAgent,
  TransferContactToQueue: transferContactToQueue,
  TransferToFlow: transferToFlow,
  UntagContact: untagContact,
  UnTagContact: untagContact,
  UpdateContactAttributes: updateContactAttributes,
  UpdateContactData: updateContactData,
  UpdateContactEventHooks: updateContactEventHooks,
  UpdateContactRecordingAndAnalyticsBehavior: updateRecordingAndAnalyticsBehavior,
  UpdateContactRecordingBehavior: updateContactRecordingBehavior,
  UpdateContactRoutingBehavior: updateContactRoutingBehavior,
  UpdateContactTargetQueue: updateContactTargetQueue,
  UpdateContactTextToSpeechVoice: updateContactTextToSpeechVoice,
  UpdateFlowAttributes: updateFlowAttributes,
  UpdateFlowLoggingBehavior: updateFlowLoggingBehavior,
  Wait: wait,
} satisfies Readonly<Record<string, ActionSpec>>;

export type ActionType = keyof typeof SPECS;

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
