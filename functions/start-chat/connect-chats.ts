import {
  type ConnectClient,
  DescribeContactCommand,
  StartChatContactCommand,
  type StartChatContactCommandInput,
} from '@aws-sdk/client-connect';
import type { FailedCall } from '../shared/aws/aws-errors.ts';
import { isGone, isPassing } from '../shared/aws/aws-errors.ts';
import { CallFailed, callAws, failureOf } from '../shared/aws/call-aws.ts';
import type { ChatRequest } from './chat-request.ts';
import { ChatRefused, type HttpError, ServiceFailed, ServiceUnavailable, TooManyRequests } from './http/http-errors.ts';
import type { Settings } from './settings.ts';
import type { Reason } from './start.ts';

/** A chat that has begun, and the token of the customer in it. */
export interface StartedChat {
  readonly contactId: string;
  readonly participantId: string;
  readonly participantToken: string;
}

/**
 * After this time the account's rate lets another chat through; a chat that ends makes room in the quota of active
 * chats.
 */
const RATE_RETRY_SECONDS = 2;
const QUOTA_RETRY_SECONDS = 30;

/** Starts chats in the deployment's one flow. */
export class ConnectChats {
  readonly #connect: ConnectClient;
  readonly #settings: Settings;

  constructor(connect: ConnectClient, settings: Settings) {
    this.#connect = connect;
    this.#settings = settings;
  }

  /**
   * Starts a chat, once for each client token, and again and again while Amazon Connect throttles or fails, until the
   * signal aborts.
   *
   * @throws CallFailed
   */
  async start(
    request: ChatRequest,
    clientToken: string,
    sourceContactId: string | undefined,
    signal: AbortSignal,
  ): Promise<StartedChat> {
    const { instanceId, contactFlowId, rehydrationType, disconnectOnCustomerExit } = this.#settings;
    const { initialMessage, contentTypes, chatDurationMinutes } = request;
    const input: StartChatContactCommandInput = {
      InstanceId: instanceId,
      ContactFlowId: contactFlowId,
      ClientToken: clientToken,
      ParticipantDetails: { DisplayName: request.displayName },
      Attributes: { ...request.attributes },
      ...(initialMessage && {
        InitialMessage: { ContentType: initialMessage.contentType, Content: initialMessage.content },
      }),
      ...(contentTypes && { SupportedMessagingContentTypes: [...contentTypes] }),
      ...(chatDurationMinutes && { ChatDurationInMinutes: chatDurationMinutes }),
      ...(disconnectOnCustomerExit && { DisconnectOnCustomerExit: [disconnectOnCustomerExit] }),
      ...(sourceContactId && {
        PersistentChat: { RehydrationType: rehydrationType, SourceContactId: sourceContactId },
      }),
    };
    const command = new StartChatContactCommand(input);
    const { ContactId, ParticipantId, ParticipantToken } = await callAws(
      'StartChatContact',
      this.#connect,
      command,
      signal,
    );
    if (ContactId === undefined || ParticipantId === undefined || ParticipantToken === undefined) {
      throw new CallFailed({ operation: 'StartChatContact', awsError: 'IncompleteAnswer', httpStatus: 200 });
    }
    return { contactId: ContactId, participantId: ParticipantId, participantToken: ParticipantToken };
  }

  /**
   * Why Amazon Connect does not let a chat go on from this one: it must have ended, and its transcript must be stored
   * (administrator guide, chat-persistence). A chat that another agent took over goes on in a later contact, and is
   * `NOT_READY` as well.
   */
  async whyNotResumed(contactId: string, signal: AbortSignal): Promise<Reason> {
    try {
      const command = new DescribeContactCommand({ InstanceId: this.#settings.instanceId, ContactId: contactId });
      const { Contact } = await callAws('DescribeContact', this.#connect, command, signal);
      return Contact?.DisconnectTimestamp === undefined ? 'STILL_ACTIVE' : 'NOT_READY';
    } catch (thrown) {
      return isGone(failureOf(thrown)) ? 'NOTHING_TO_RESUME' : 'NOT_READY';
    }
  }
}

/** The error with which a failed call is answered. */
export function httpErrorOf(call: FailedCall): HttpError {
  if (call.awsError === 'LimitExceededException') return new TooManyRequests(QUOTA_RETRY_SECONDS);
  if (call.httpStatus === 429) return new TooManyRequests(RATE_RETRY_SECONDS);
  if (call.operation === 'StartChatContact' && isRefusal(call)) return new ChatRefused();
  return isPassing(call) ? new ServiceUnavailable(call) : new ServiceFailed(call);
}

/** Whether Amazon Connect found the request itself wrong. */
function isRefusal({ awsError }: FailedCall): boolean {
  return awsError === 'InvalidRequestException' || awsError === 'InvalidParameterException';
}
