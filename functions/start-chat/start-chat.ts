import type { ConnectClient } from '@aws-sdk/client-connect';
import type { FailedCall } from '../shared/aws/aws-errors.ts';
import { isPassing } from '../shared/aws/aws-errors.ts';
import { CallFailed } from '../shared/aws/call-aws.ts';
import { wallClockMs } from '../shared/lambda/clock.ts';
import { type Caller, readCaller } from './caller.ts';
import { type ChatRequest, readChatRequest } from './chat-request.ts';
import { ConnectChats, httpErrorOf, type StartedChat } from './connect-chats.ts';
import { digest } from './digests.ts';
import {
  type HttpError,
  IdempotencyKeyReused,
  InvalidRequest,
  MethodNotAllowed,
  TooManyRequests,
} from './http/http-errors.ts';
import { type HttpCall, type HttpFunctionHandler, httpFunction } from './http/http-function.ts';
import { Resumption } from './resumption.ts';
import type { Settings } from './settings.ts';
import type { Beginning } from './start.ts';
import type { StartsTable } from './starts-table.ts';

/** Under the 5 seconds that amazon-connect-chat-interface allows for a chat to start. */
const ANSWER_WITHIN_SECONDS = 4.8;

/** What is kept back of that, for what is noted once the chat has begun: without it, nobody could resume the chat. */
const SETTLING_MS = 600;

/** All attributes, a first message of the longest kind, and the names around them, with room for characters that JSON escapes. */
export const MOST_BODY_BYTES = 128 * 1024;

/** What StartChat works with. */
export interface Services {
  readonly connect: ConnectClient;
  readonly table: StartsTable;
}

/**
 * StartChat: starts a chat for a page or an app, and lets a customer go on from a past chat of their own.
 *
 * Whose past chat that is comes from a verified identity or from a resume token, and never from an id in the request. Where a past chat cannot
 * be resumed, a fresh one begins, with the reason.
 */
export function startChat(settings: Settings, services: Services): HttpFunctionHandler {
  const chats = new ConnectChats(services.connect, settings);

  return httpFunction({
    name: 'StartChat',
    answerWithinSeconds: ANSWER_WITHIN_SECONDS,
    answer: async (call) => {
      if (call.request.method !== 'POST') throw new MethodNotAllowed();
      const caller = readCaller(call.request, settings);
      const read = readChatRequest(call.request.text(MOST_BODY_BYTES), settings);
      if ('problems' in read) throw new InvalidRequest(read.problems);
      try {
        return await start(read.request, caller, call);
      } catch (thrown) {
        throw thrown instanceof CallFailed ? errorOf(thrown.failure, call) : thrown;
      }
    },
  });

  async function start(request: ChatRequest, caller: Caller, call: HttpCall): Promise<object> {
    const startId = startIdOf(request, caller, call);
    const isRepeatable = caller.idempotencyKey !== undefined;
    const asking = { startId, isRepeatable, personHash: caller.personHash, resumeToken: request.resumeToken };
    const resumption = new Resumption(services.table, asking, call, settings.resumeWithinDays);
    // With the key in it, which is kept nowhere, the hash tells nobody what was asked for.
    const requestHash = digest(startId, caller.idempotencyKey, request);

    async function remember(beginning: Beginning): Promise<Beginning> {
      if (!isRepeatable) return beginning;
      const signal = call.deadline.forCalls();
      await services.table.replaceStart(startId, { requestHash, beginning }, wallClockMs(), signal);
      return beginning;
    }

    /** The same start decides the same way each time, and has its token in hand each time. */
    async function decide(): Promise<Beginning> {
      if (!isRepeatable) return resumption.claim();
      const signal = call.deadline.forCalls();
      const earlier = await services.table.findStart(startId, wallClockMs(), signal);
      if (earlier === undefined) {
        const decided = { requestHash, beginning: await resumption.claim() };
        const noted = await services.table.noteStart(startId, decided, wallClockMs(), signal);
        if (noted.requestHash !== requestHash) throw new IdempotencyKeyReused();
        return noted.beginning;
      }
      if (earlier.requestHash !== requestHash) throw new IdempotencyKeyReused();
      if ('reason' in earlier.beginning || (await resumption.holds())) return earlier.beginning;
      return remember({ reason: 'TOKEN_NOT_VALID' });
    }

    /** Begins the chat as decided, or afresh where Amazon Connect does not let it go on from the past one. */
    async function begin(beginning: Beginning): Promise<readonly [StartedChat, Beginning]> {
      const signal = call.deadline.signalLeaving(SETTLING_MS);
      if ('reason' in beginning) {
        return [await chats.start(request, digest('afresh', requestHash), undefined, signal), beginning];
      }
      const { sourceContactId } = beginning;
      try {
        return [await chats.start(request, digest('resumed', requestHash), sourceContactId, signal), beginning];
      } catch (thrown) {
        await resumption.release();
        if (!(thrown instanceof CallFailed) || isPassing(thrown.failure)) throw thrown;
      }
      return begin(await remember({ reason: await chats.whyNotResumed(sourceContactId, call.deadline.forCalls()) }));
    }

    const [started, beginning] = await begin(await decide());
    const resumeToken = await resumption.settle(started.contactId, beginning);
    tell(call, started, beginning);
    return answerOf(request, started, beginning, resumeToken);
  }
}

/**
 * Names one start. An Idempotency-Key counts within its caller: the verified person, the holder of the resume token, or else the address that
 * the request came from; another caller with the same key gets another chat. Without a key each request is a start of its own.
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

/** A customer who is turned away is no failure of ours, and somebody must know all the same: only AWS raises its quotas. */
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
