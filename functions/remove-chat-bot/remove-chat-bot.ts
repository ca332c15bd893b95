import { CallFailed } from '../shared/aws/call-aws.ts';
import { now } from '../shared/aws/rows.ts';
import type { BotQueue } from '../shared/bots/bot-wake.ts';
import { beginTakingOut, type TakeOutServices, takeOutBot } from '../shared/bots/take-out-bot.ts';
import { type FlowCall, type FlowHandler, flowFunction } from '../shared/flow/flow-function.ts';

/**
 * Connect may run a block again for this long (administrator guide, connect-lambda-functions): it then gets the first
 * answer.
 */
const SAME_BLOCK_MS = 10_000;

/** What RemoveChatBot works with. */
interface Services extends TakeOutServices {
  readonly queue: BotQueue;
}

/**
 * RemoveChatBot: takes a chat's bot out, and stops the streaming. What throttling keeps it from, RunChatBot finishes.
 *
 * The session closes first, whatever RunChatBot is doing with it: its next write is then refused, and it stops.
 */
export function removeChatBot(settings: { readonly blockTimeLimitSeconds: number }, services: Services): FlowHandler {
  return flowFunction<undefined>({
    name: 'RemoveChatBot',
    parameterNames: [],
    blockTimeLimitSeconds: settings.blockTimeLimitSeconds,
    decide: () => ({ plan: undefined }),
    act: async (_plan, call) => ({ status: await remove(services, call) }),
  });
}

async function remove(services: Services, call: FlowCall): Promise<'REMOVED' | 'NOT_PRESENT'> {
  const { sessions, queue } = services;
  const signal = call.deadline.forCalls();
  const moment = now(signal);
  const session = await sessions.read(call.contactId, moment);
  if (session === undefined) return 'NOT_PRESENT';
  if (session.phase === 'CLOSED') {
    const isOurs = session.outcome === 'REMOVED' && moment.nowMs - session.sinceMs < SAME_BLOCK_MS;
    return isOurs ? 'REMOVED' : 'NOT_PRESENT';
  }
  const closing = await beginTakingOut(session, 'REMOVED', services, signal);
  // Somebody moved it on in between: read it again. A session's phases are few, and lead to its end.
  if (closing === undefined) return remove(services, call);
  const { wasThere, failures } = await takeOutBot(closing, services, call.telemetry, signal);
  const [failure] = failures;
  if (failure !== undefined) {
    await queue.wake({ contactId: call.contactId, attempt: 0 }, 2, call.deadline.forTheLastAct());
    call.telemetry.log.warn('The rest will be done by RunChatBot', { ...failure });
    if (!wasThere) throw new CallFailed(failure);
  }
  if (!wasThere) return 'NOT_PRESENT';
  call.telemetry.count('BotsRemoved');
  call.telemetry.log.info('Bot removed', { bot: session.bot });
  return 'REMOVED';
}
