import type { ConnectClient } from '@aws-sdk/client-connect';
import type { FailedCall } from '../shared/aws/aws-errors.ts';
import { CallFailed } from '../shared/aws/call-aws.ts';
import { type Caller, readCaller } from './caller.ts';
import { type ChatRequest, readChatRequest } from './chat-request.ts';
import { ChatStart } from './chat-start.ts';
import { ConnectChats, httpErrorOf, type StartedChat } from './connect-chats.ts';
import { digest } from './digests.ts';
import { type HttpError, InvalidRequest, MethodNotAllowed, TooManyRequests } from './http/http-errors.ts';
import { type HttpCall, type HttpFunctionHandler, httpFunction } from './http/http-function.ts';
import type { Settings } from './settings.ts';
import type { Beginning } from './start.ts';
import type { StartsTable } from './starts-table.ts';

/** Under the 5 seconds that amazon-connect-chat-interface allows for a chat to start. */
const ANSWER_WITHIN_SECONDS = 4.8;

/**
 * All attributes, a first message of the longest kind, and the names around them, with room for characters that JSON
 * escapes.
 */
const MOST_BODY_BYTES = 128 * 1024;

/** What StartChat works with. */
interface Services {
  readonly connect: ConnectClient;
  readonly table: StartsTable;
}

/**
 * StartChat: starts a chat for a page or an app, and lets a customer go on from a past chat of their own.
 *
 * Whose past chat that is comes from a verified identity or from a resume token, and never from an id in the request.
 * Where a past chat cannot be resumed, a fresh one begins, with the reason.
 */
export function startChat(settings: Settings, services: Services): HttpFunctionHandler {
  const { resumeWithinDays } = settings;
  const parts = { chats: new ConnectChats(services.connect, settings), table: services.table, resumeWithinDays };

  return httpFunction({
    name: 'StartChat',
    answerWithinSeconds: ANSWER_WITHIN_SECONDS,
    answer: async (call) => {
      if (call.request.method !== 'POST') throw new MethodNotAllowed();
      const caller = readCaller(call.request, settings);
      const read = readChatRequest(call.request.text(MOST_BODY_BYTES), settings);
      if ('problems' in read) throw new InvalidRequest(read.problems);
      try {
        const chat = { request: read.request, caller, startId: startIdOf(read.request, caller, call) };
        const { started, beginning, resumeToken } = await new ChatStart(chat, call, parts).run();
        tell(call, started, beginning);
        return answerOf(read.request, started, beginning, resumeToken);
      } catch (thrown) {
        throw thrown instanceof CallFailed ? errorOf(thrown.failure, call) : thrown;
      }
    },
  });
}

/**
 * Names one start. An Idempotency-Key counts within its caller: the verified person, the holder of the resume token, or
 * else the address that the request came from. Another caller with the same key gets another chat. Without a key each
 * request is a start of its own.
 */
function startIdOf(request: ChatRequest, caller: Caller, { request: http }: HttpCall): string {
  if (caller.idempotencyKey === undefined) return digest('request', http.requestId);
  if (caller.personHash !== undefined) return digest('person', caller.personHash, caller.idempotencyKey);
  const holder = request.resumeToken === undefined ? ['address', http.sourceIp] : ['token', request.resumeToken];
  return digest(...holder, caller.idempotencyKey);
}

function tell({ telemetry }: HttpCall, { contactId }: StartedChat, beginning: Beginning): void {
  const reason = 'reason' in beginning ? beginning.reason : undefined;
  telemetry.count('ChatsStarted');
  if (reason === undefined) telemetry.count('ChatsResumed');
  telemetry.log.info('Chat started', { contactId, resumed: reason === undefined, reason });
}

/**
 * A customer who is turned away is not a failure of ours, but somebody must know of it: only AWS raises its quotas.
 */
function errorOf(failure: FailedCall, { telemetry }: HttpCall): HttpError {
  const error = httpErrorOf(failure);
  if (error instanceof TooManyRequests) {
    telemetry.count('ChatsTurnedAway');
    telemetry.log.warn('Chat turned away', { ...failure });
  }
  return error;
}

/** The shape that amazon-connect-chat-interface and the hosted widget's example read, and what resuming adds to it. */
function answerOf(
  { contentTypes }: ChatRequest,
  { contactId, participantId, participantToken }: StartedChat,
  beginning: Beginning,
  resumeToken: string | undefined,
): object {
  return {
    data: {
      startChatResult: { ContactId: contactId, ParticipantId: participantId, ParticipantToken: participantToken },
      featurePermissions: { MESSAGING_MARKDOWN: contentTypes?.includes('text/markdown') === true },
    },
    resumed: !('reason' in beginning),
    ...('reason' in beginning ? { reason: beginning.reason } : {}),
    ...(resumeToken === undefined ? {} : { resumeToken }),
  };
}
