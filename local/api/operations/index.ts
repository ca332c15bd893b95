import type { Operation } from '../operation.ts';
import { createContactFlow } from './create-contact-flow.ts';
import { createParticipant } from './create-participant.ts';
import { createParticipantConnection } from './create-participant-connection.ts';
import { createPersistentContactAssociation } from './create-persistent-contact-association.ts';
import { describeContact } from './describe-contact.ts';
import { describeContactFlow } from './describe-contact-flow.ts';
import { describeView } from './describe-view.ts';
import { disconnectParticipant } from './disconnect-participant.ts';
import { getContactAttributes } from './get-contact-attributes.ts';
import { getTranscript } from './get-transcript.ts';
import { listContactFlows } from './list-contact-flows.ts';
import { sendEvent } from './send-event.ts';
import { sendMessage } from './send-message.ts';
import { startChatContact } from './start-chat-contact.ts';
import { startContactStreaming } from './start-contact-streaming.ts';
import { stopContact } from './stop-contact.ts';
import { stopContactStreaming } from './stop-contact-streaming.ts';
import { updateContactAttributes } from './update-contact-attributes.ts';
import { updateContactFlowContent } from './update-contact-flow-content.ts';
import { updateParticipantRoleConfig } from './update-participant-role-config.ts';

/** One file per operation of `model.json`, by name. */
export const SERVED: ReadonlyMap<string, Operation> = new Map(
  [
    createContactFlow,
    createParticipant,
    createParticipantConnection,
    createPersistentContactAssociation,
    describeContact,
    describeContactFlow,
    describeView,
    disconnectParticipant,
    getContactAttributes,
    getTranscript,
    listContactFlows,
    sendEvent,
    sendMessage,
    startChatContact,
    startContactStreaming,
    stopContact,
    stopContactStreaming,
    updateContactAttributes,
    updateContactFlowContent,
    updateParticipantRoleConfig,
  ].map((operation): [string, Operation] => [operation.name, operation]),
);
