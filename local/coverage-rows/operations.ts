import { OPERATIONS } from '../api/model.ts';
import { SERVED } from '../api/operations/index.ts';
import type { CoverageRow } from './row.ts';

interface Operation {
  readonly id: string;
  readonly request: string;
  readonly note?: string;
  readonly tests?: readonly string[];
}

const CONNECT: readonly Operation[] = [
  { id: 'CreateContactFlow', request: 'PUT /contact-flows/{InstanceId}' },
  { id: 'CreateParticipant', request: 'POST /contact/create-participant', note: 'custom participants of chats only' },
  {
    id: 'CreatePersistentContactAssociation',
    request: 'POST /contact/persistent-contact-association/{InstanceId}/{InitialContactId}',
  },
  { id: 'DescribeContact', request: 'GET /contacts/{InstanceId}/{ContactId}', note: 'the members that chats have' },
  { id: 'DescribeContactFlow', request: 'GET /contact-flows/{InstanceId}/{ContactFlowId}' },
  {
    id: 'GetContactAttributes',
    request: 'GET /contact/attributes/{InstanceId}/{InitialContactId}',
    tests: ['are set over the old ones, on an ended contact too, and read back'],
  },
  { id: 'ListContactFlows', request: 'GET /contact-flows-summary/{InstanceId}' },
  { id: 'StartChatContact', request: 'PUT /contact/chat' },
  { id: 'StartContactStreaming', request: 'POST /contact/start-streaming' },
  { id: 'StopContact', request: 'POST /contact/stop' },
  { id: 'StopContactStreaming', request: 'POST /contact/stop-streaming' },
  {
    id: 'UpdateContactAttributes',
    request: 'POST /contact/attributes',
    tests: [
      'are set over the old ones, on an ended contact too, and read back',
      'refuse what is larger than 32,768 bytes together and keep the old ones',
    ],
  },
  { id: 'UpdateContactFlowContent', request: 'POST /contact-flows/{InstanceId}/{ContactFlowId}/content' },
  {
    id: 'UpdateParticipantRoleConfig',
    request: 'PUT /contact/participant-role-config/{InstanceId}/{ContactId}',
  },
];

const CALLED_BY_CHATJS = 'ChatJS calls it when it is asked to';

const PARTICIPANT: readonly Operation[] = [
  { id: 'CancelParticipantAuthentication', request: 'POST /participant/cancel-authentication', note: CALLED_BY_CHATJS },
  { id: 'CompleteAttachmentUpload', request: 'POST /participant/complete-attachment-upload', note: CALLED_BY_CHATJS },
  { id: 'CreateParticipantConnection', request: 'POST /participant/connection' },
  { id: 'DescribeView', request: 'GET /participant/views/{ViewToken}', note: CALLED_BY_CHATJS },
  { id: 'DisconnectParticipant', request: 'POST /participant/disconnect' },
  { id: 'GetAttachment', request: 'POST /participant/attachment', note: CALLED_BY_CHATJS },
  { id: 'GetAuthenticationUrl', request: 'POST /participant/authentication-url', note: CALLED_BY_CHATJS },
  { id: 'GetTranscript', request: 'POST /participant/transcript' },
  { id: 'SendEvent', request: 'POST /participant/event' },
  { id: 'SendMessage', request: 'POST /participant/message' },
  { id: 'StartAttachmentUpload', request: 'POST /participant/start-attachment-upload', note: CALLED_BY_CHATJS },
];

/** The operations of both services that a chat's clients call. All others are refused in the same way. */
export function operationRows(): readonly CoverageRow[] {
  return [...CONNECT, ...PARTICIPANT].map(({ id, request, ...rest }) => ({
    kind: 'operation',
    id,
    what: `\`${request}\``,
    served: OPERATIONS.has(id) && SERVED.has(id),
    basis: 'documented',
    source: `API reference, ${id}`,
    ...rest,
  }));
}
