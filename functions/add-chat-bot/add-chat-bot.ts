import { CallFailed, failureOf } from '../shared/aws/call-aws.ts';
import { now } from '../shared/aws/rows.ts';
import { isParticipantGone, renewConnection } from '../shared/bots/bot-connection.ts';
import { type BotSession, JOIN, LAPSE_MS } from '../shared/bots/bot-session.ts';
import type { BotQueue } from '../shared/bots/bot-wake.ts';
import { beginTakingOut, type TakeOutServices, takeOutBot } from '../shared/bots/take-out-bot.ts';
import { ServiceFailure } from '../shared/flow/flow-errors.ts';
import { type FlowCall, type FlowHandler, flowFunction } from '../shared/flow/flow-function.ts';
import { enterChat } from './enter-chat.ts';
import { ParticipantConflict } from './participant-conflict.ts';
import { type BotPlan, PARAMETER_NAMES, planBot } from './plan-bot.ts';
import type { Settings } from './settings.ts';

/** When a wake checks whether the bot was added: by then it was, or has lapsed. */
const CHECK_AFTER_SECONDS = 20;

/**
 * AWS's answers where another custom participant, an agent or Lex is there. Which one it gives for the first is
 * assumed.
 */
const CONFLICTS = new Set(['ConflictException', 'ServiceQuotaExceededException']);

/** It needs no permission: whom it is denied to, somebody who joined has put out of the chat. */
const CONNECT = 'CreateParticipantConnection';

/** What AddChatBot works with. */
interface Services extends TakeOutServices {
  readonly queue: BotQueue;
  readonly topicArn: string;
}

/**
 * AddChatBot: puts a custom participant into a chat.
 *
 * The session is written before the first call, and a wake for it is queued. So whatever a crash leaves behind is found
 * and taken out. Streaming starts before the bot joins, and the bot reads the transcript when it does, so that no early
 * message is lost. Each call has a derived client token: a second run goes on where the first one was.
 */
export function addChatBot(settings: Settings, services: Services): FlowHandler {
  return flowFunction<BotPlan>({
    name: 'AddChatBot',
    parameterNames: PARAMETER_NAMES,
    blockTimeLimitSeconds: settings.blockTimeLimitSeconds,
    decide: (parameters) => planBot(parameters, settings),
    act: async (plan, call) => {
      try {
        return await add(plan, services, call);
      } catch (thrown) {
        throw conflictIn(thrown) ?? thrown;
      }
    },
  });
}

function conflictIn(thrown: unknown): ParticipantConflict | undefined {
  if (!(thrown instanceof CallFailed)) return undefined;
  const { operation, awsError } = thrown.failure;
  const isKeptOut = operation === CONNECT && awsError === 'AccessDeniedException';
  return isKeptOut || CONFLICTS.has(awsError) ? new ParticipantConflict('An agent, Lex or another bot') : undefined;
}

async function add(plan: BotPlan, services: Services, call: FlowCall) {
  const { sessions, queue } = services;
  const signal = call.deadline.forCalls();
  const before = await sessions.read(call.contactId, now(signal));
  if (before?.phase === 'OPEN' && (await isThere(before, services, signal))) {
    if (before.bot !== plan.bot) throw new ParticipantConflict('Another bot of this deployment');
    call.telemetry.log.info('The bot is in the chat already');
    return { status: 'ALREADY_PRESENT', participantId: before.participantId ?? '' };
  }
  let session = await begin(plan, before, { services, call, signal });
  await queue.wake({ contactId: call.contactId, attempt: 0 }, CHECK_AFTER_SECONDS, signal);
  try {
    session = await enterChat(session, services, signal);
  } catch (thrown) {
    const hasLapsed =
      thrown instanceof CallFailed &&
      thrown.failure.operation === CONNECT &&
      isParticipantGone(thrown) &&
      session.generation === before?.generation;
    await takeBack(session, services, call);
    // The bot of a first run, which this one went on with, had lapsed: it takes another participant.
    if (hasLapsed && !call.deadline.hasPassed) return add(plan, services, call);
    throw thrown;
  }
  try {
    await queue.wake({ contactId: call.contactId, attempt: 0 }, 0, call.deadline.forTheLastAct());
  } catch (thrown) {
    call.telemetry.log.warn('The bot will speak a little later', { ...failureOf(thrown) });
  }
  call.telemetry.count('BotsAdded');
  call.telemetry.log.info('Bot added', { bot: plan.bot, generation: session.generation });
  return { status: 'ADDED', participantId: session.participantId ?? '' };
}

/** Whether the bot of an open session is in the chat: nobody tells us at once when it is not. */
async function isThere({ participantToken }: BotSession, services: Services, signal: AbortSignal): Promise<boolean> {
  if (participantToken === undefined) return false;
  try {
    await renewConnection(services.participant, participantToken, signal);
    return true;
  } catch (thrown) {
    if (isParticipantGone(thrown)) return false;
    throw thrown;
  }
}

/** What adding a bot works with, and until when. */
interface Adding {
  readonly services: Services;
  readonly call: FlowCall;
  readonly signal: AbortSignal;
}

/**
 * Writes the session of this stay: the one that a first run began, or one of the next generation, after whatever was
 * there is out.
 */
async function begin(plan: BotPlan, before: BotSession | undefined, adding: Adding): Promise<BotSession> {
  const { services, call, signal } = adding;
  const moment = now(signal);
  if (before?.phase === 'ADDING' && moment.nowMs - before.sinceMs < LAPSE_MS) {
    if (before.bot === plan.bot) return before;
    throw new ParticipantConflict('Another bot of this deployment');
  }
  const last = before === undefined || before.phase === 'CLOSED' ? before : await takeOut(before, adding);
  const session: BotSession = {
    contactId: call.contactId,
    initialContactId: call.initialContactId,
    instanceId: call.instanceId,
    bot: plan.bot,
    displayName: plan.displayName,
    generation: (last?.generation ?? 0) + 1,
    phase: 'ADDING',
    sinceMs: moment.nowMs,
    // What an earlier stay answered is answered.
    answered: (last?.answered ?? []).filter((id) => id !== JOIN),
    memory: {},
  };
  if (await services.sessions.begin(session, last, moment)) return session;
  throw anotherWasFaster();
}

/** Takes out what an earlier run or stay left, and returns its closed session. */
async function takeOut(before: BotSession, { services, call, signal }: Adding): Promise<BotSession> {
  const closing = await beginTakingOut(before, 'GONE', services, signal);
  if (closing === undefined) throw anotherWasFaster();
  const { failures } = await takeOutBot(closing, services, call.telemetry, signal);
  const [failure] = failures;
  if (failure !== undefined) throw new CallFailed(failure);
  call.telemetry.count('BotsCleanedUp');
  return { ...closing, phase: 'CLOSED' };
}

/** After a failure, in what is left of the block's time; the queued wake does what that leaves undone. */
async function takeBack(session: BotSession, services: Services, call: FlowCall): Promise<void> {
  const signal = call.deadline.forTheLastAct();
  try {
    const current = (await services.sessions.read(session.contactId, now(signal))) ?? session;
    if (current.generation !== session.generation || current.phase !== 'ADDING') return;
    const closing = await beginTakingOut(current, 'NOT_ADDED', services, signal);
    if (closing !== undefined) await takeOutBot(closing, services, call.telemetry, signal);
  } catch (thrown) {
    call.telemetry.log.warn('What was begun will be taken back later', { ...failureOf(thrown) });
  }
}

const anotherWasFaster = () =>
  new ServiceFailure(
    { operation: 'Adding a bot', awsError: 'AnotherInvocation', httpStatus: undefined },
    'Another block added or removed a bot of this chat at the same time.',
  );
