import { actionLanguage } from './action-language.ts';
import { nearest } from './did-you-mean.ts';
import { describe } from './problems.ts';

/**
 * Names that people write for action types: those of the old designer, and of blocks in the console. The service
 * refuses them as "Invalid Action type".
 */
const MEANT: Readonly<Record<string, string>> = {
  CheckAttribute: 'Compare',
  CheckContactAttributes: 'Compare',
  CheckStaffing: 'CheckMetricData',
  CheckQueueStatus: 'CheckMetricData',
  Disconnect: 'DisconnectParticipant',
  EndFlow: 'EndFlowExecution',
  GetCustomerInput: 'GetParticipantInput',
  GetUserInput: 'GetParticipantInput',
  InvokeExternalResource: 'InvokeLambdaFunction',
  InvokeLambda: 'InvokeLambdaFunction',
  InvokeModule: 'InvokeFlowModule',
  PlayPrompt: 'MessageParticipant',
  SendMessage: 'MessageParticipant',
  SetAttributes: 'UpdateContactAttributes',
  SetContactAttributes: 'UpdateContactAttributes',
  SetContactFlow: 'UpdateContactEventHooks',
  SetCustomerQueueFlow: 'UpdateContactEventHooks',
  SetDisconnectFlow: 'UpdateContactEventHooks',
  SetEventHook: 'UpdateContactEventHooks',
  SetLoggingBehavior: 'UpdateFlowLoggingBehavior',
  SetQueue: 'UpdateContactTargetQueue',
  SetRecordingBehavior: 'UpdateContactRecordingBehavior',
  SetVoice: 'UpdateContactTextToSpeechVoice',
  SetWorkingQueue: 'UpdateContactTargetQueue',
  StartMediaStreaming: 'UpdateContactMediaStreamingBehavior',
  StopMediaStreaming: 'UpdateContactMediaStreamingBehavior',
  StoreUserInput: 'GetParticipantInput',
  Transfer: 'TransferContactToQueue',
  TransferToAgent: 'TransferContactToAgent',
  TransferToPhoneNumber: 'TransferParticipantToThirdParty',
  TransferToQueue: 'TransferContactToQueue',
  UpdateParticipantState: 'UpdatePreviousContactParticipantState',
};

/** What to say of an action type that the service does not have. */
export function noSuchActionType(type: string): string {
  const meant = Object.hasOwn(MEANT, type) ? MEANT[type] : nearest(type, [...actionLanguage.keys()]);
  const title = meant === undefined ? undefined : actionLanguage.get(meant)?.title;
  const instead = title === undefined ? 'The developer guide lists its action types.' : `It has ${meant} (${title}).`;
  return `Amazon Connect has no action type ${describe(type)}. ${instead}`;
}
