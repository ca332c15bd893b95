import { getKnown } from '../../flow-language/known.ts';
import type { ModelledName, ServedModel } from '../model.ts';
import type { Operation } from '../operation.ts';
import { associateContactWithUser } from './associate-contact-with-user.ts';
import { cancelParticipantAuthentication } from './cancel-participant-authentication.ts';
import { completeAttachmentUpload } from './complete-attachment-upload.ts';
import { createContactFlow } from './create-contact-flow.ts';
import { createParticipant } from './create-participant.ts';
import { createParticipantConnection } from './create-participant-connection.ts';
import { createPersistentContactAssociation } from './create-persistent-contact-association.ts';
import { createTestCase } from './create-test-case.ts';
import { deleteTestCase } from './delete-test-case.ts';
import { describeContact } from './describe-contact.ts';
import { describeContactFlow } from './describe-contact-flow.ts';
import { describeTestCase } from './describe-test-case.ts';
import { describeView } from './describe-view.ts';
import { disconnectParticipant } from './disconnect-participant.ts';
import { getAttachment } from './get-attachment.ts';
import { getAuthenticationUrl } from './get-authentication-url.ts';
import { getContactAttributes } from './get-contact-attributes.ts';
import { getContactMetrics } from './get-contact-metrics.ts';
import { getCurrentMetricData } from './get-current-metric-data.ts';
import { getTestCaseExecutionSummary } from './get-test-case-execution-summary.ts';
import { getTranscript } from './get-transcript.ts';
import { listContactFlows } from './list-contact-flows.ts';
import { listContactReferences } from './list-contact-references.ts';
import { listTestCaseExecutionRecords } from './list-test-case-execution-records.ts';
import { listTestCaseExecutions } from './list-test-case-executions.ts';
import { listTestCases } from './list-test-cases.ts';
import { searchContacts } from './search-contacts.ts';
import { searchTestCases } from './search-test-cases.ts';
import { sendEvent } from './send-event.ts';
import { sendMessage } from './send-message.ts';
import { startAttachmentUpload } from './start-attachment-upload.ts';
import { startChatContact } from './start-chat-contact.ts';
import { startContactStreaming } from './start-contact-streaming.ts';
import { startTestCaseExecution } from './start-test-case-execution.ts';
import { stopContact } from './stop-contact.ts';
import { stopContactStreaming } from './stop-contact-streaming.ts';
import { stopTestCaseExecution } from './stop-test-case-execution.ts';
import { tagContact } from './tag-contact.ts';
import { untagContact } from './untag-contact.ts';
import { updateContact } from './update-contact.ts';
import { updateContactAttributes } from './update-contact-attributes.ts';
import { updateContactFlowContent } from './update-contact-flow-content.ts';
import { updateContactRoutingData } from './update-contact-routing-data.ts';
import { updateParticipantAuthentication } from './update-participant-authentication.ts';
import { updateParticipantRoleConfig } from './update-participant-role-config.ts';
import { updateTestCase } from './update-test-case.ts';

/** One file per operation of `model.json`: one that is missing does not compile. */
export const SERVED: Readonly<Record<ModelledName, Operation>> = {
  CreateTestCase: createTestCase,
  UpdateTestCase: updateTestCase,
  DescribeTestCase: describeTestCase,
  DeleteTestCase: deleteTestCase,
  ListTestCases: listTestCases,
  SearchTestCases: searchTestCases,
  StartTestCaseExecution: startTestCaseExecution,
  StopTestCaseExecution: stopTestCaseExecution,
  GetTestCaseExecutionSummary: getTestCaseExecutionSummary,
  ListTestCaseExecutionRecords: listTestCaseExecutionRecords,
  ListTestCaseExecutions: listTestCaseExecutions,
  AssociateContactWithUser: associateContactWithUser,
  CancelParticipantAuthentication: cancelParticipantAuthentication,
  CompleteAttachmentUpload: completeAttachmentUpload,
  CreateContactFlow: createContactFlow,
  CreateParticipant: createParticipant,
  CreateParticipantConnection: createParticipantConnection,
  CreatePersistentContactAssociation: createPersistentContactAssociation,
  DescribeContact: describeContact,
  DescribeContactFlow: describeContactFlow,
  DescribeView: describeView,
  DisconnectParticipant: disconnectParticipant,
  GetAttachment: getAttachment,
  GetAuthenticationUrl: getAuthenticationUrl,
  GetContactAttributes: getContactAttributes,
  GetContactMetrics: getContactMetrics,
  GetCurrentMetricData: getCurrentMetricData,
  GetTranscript: getTranscript,
  ListContactFlows: listContactFlows,
  ListContactReferences: listContactReferences,
  SearchContacts: searchContacts,
  SendEvent: sendEvent,
  SendMessage: sendMessage,
  StartAttachmentUpload: startAttachmentUpload,
  StartChatContact: startChatContact,
  StartContactStreaming: startContactStreaming,
  StopContact: stopContact,
  StopContactStreaming: stopContactStreaming,
  TagContact: tagContact,
  UntagContact: untagContact,
  UpdateContact: updateContact,
  UpdateContactAttributes: updateContactAttributes,
  UpdateContactFlowContent: updateContactFlowContent,
  UpdateContactRoutingData: updateContactRoutingData,
  UpdateParticipantAuthentication: updateParticipantAuthentication,
  UpdateParticipantRoleConfig: updateParticipantRoleConfig,
};

const BY_NAME: ReadonlyMap<string, Operation> = new Map(Object.entries(SERVED));

/** An operation by a name that may be none. */
export function findOperation(name: string): Operation | undefined {
  return BY_NAME.get(name);
}

/** What an operation of the model does. */
export function operationOf({ name }: ServedModel): Operation {
  return getKnown(BY_NAME, name);
}
