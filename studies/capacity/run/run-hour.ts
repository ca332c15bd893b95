import { isLate } from '../../../functions/retry-chat-timers/is-late.ts';
import { RETRY_SECONDS } from '../../../functions/retry-chat-timers/plan-retry.ts';
import { FIRST_RETRY_SECONDS } from '../../../functions/set-chat-timers/plan-retry.ts';
import { callsMs, handOverFromMs } from '../../../functions/shared/lambda/plan-deadline.ts';
import { LEAST_MINUTES } from '../../../functions/shared/timers/chat-timers.ts';
import { Chance } from '../../../local/engine/index.ts';
import type { DeployedTimers } from '../deployed/read-deployed.ts';
import type { MadeChat } from '../load/made-chats.ts';
import type { Called, CalledQuotas } from '../quotas/called.ts';
import { Agenda } from './agenda.ts';
import { type CallCounts, Calls, type Pace } from './calls.ts';
import { Instances } from './instances.ts';
import { RetryQueue, type Work } from './retry-queue.ts';

interface HourParts {
  readonly chats: readonly MadeChat[];
  readonly deployed: DeployedTimers;
  readonly quotas: CalledQuotas;
  readonly pace: Pace;
  readonly seed: number;
}

/** What came of the timers of an hour's chats. */
export interface Hour {
  /** The block answered SET. */
  readonly atOnce: number;
  /** The block answered QUEUED. */
  readonly queued: number;
  /** After which time each was set, that was. */
  readonly setAfterMs: readonly number[];
  /** Set after the agent had joined. */
  readonly late: number;
  /** The chat had ended before. */
  readonly dropped: number;
  /** In the dead-letter queue. */
  readonly lost: number;
  readonly queue: { readonly oldestAgeMs: number; readonly mostWaiting: number };
  readonly mostConcurrent: { readonly SetChatTimers: number; readonly RetryChatTimers: number };
  readonly calls: Readonly<Record<Called, Readonly<CallCounts>>>;
}

/**
 * Plays an hour of chats and what waits after it. Each chat asks for its timers as it begins. A chat begins whatever
 * the quotas of its start say, so that each quota is seen under the whole load.
 */
export function runHour({ chats, deployed, quotas, pace, seed }: HourParts): Hour {
  const agenda = new Agenda();
  const calls = new Calls({ agenda, chance: new Chance(seed), pace, quotas });
  const setters = new Instances();
  const counts = { atOnce: 0, queued: 0, late: 0, dropped: 0 };
  const setAfterMs: number[] = [];
  const retryMs = callsMs(1000 * Math.min(RETRY_SECONDS, deployed.retryTimeoutSeconds));

  const retry: Work = ({ chat }, instance, end) => {
    const untilMs = agenda.nowMs + retryMs;
    calls.send({ operation: 'UpdateParticipantRoleConfig', instance, untilMs }, (isTaken) => {
      if (!isTaken) return end(false);
      if (agenda.nowMs >= chat.endMs) {
        counts.dropped += 1;
        return end(true);
      }
      setAfterMs.push(agenda.nowMs - chat.startMs);
      if (isLateFor(chat, agenda.nowMs)) counts.late += 1;
      calls.send({ operation: 'DescribeContact', instance, untilMs }, () => end(true));
    });
  };
  const queue = new RetryQueue({ agenda, deployed, work: retry });

  const begin = (chat: MadeChat) => {
    calls.attempt('StartChatContact');
    calls.attempt('CreateParticipantConnection');
    const instance = setters.begin();
    const untilMs = agenda.nowMs + handOverFromMs(1000 * deployed.blockTimeLimitSeconds);
    calls.send({ operation: 'UpdateParticipantRoleConfig', instance, untilMs }, (isTaken) => {
      if (isTaken) {
        counts.atOnce += 1;
        setAfterMs.push(agenda.nowMs - chat.startMs);
        return setters.end(instance);
      }
      counts.queued += 1;
      agenda.after(pace.handOverMs, () => {
        setters.end(instance);
        queue.put(chat, FIRST_RETRY_SECONDS);
      });
    });
  };

  for (const chat of chats) agenda.after(chat.startMs, () => begin(chat));
  agenda.run();
  setAfterMs.sort((one, other) => one - other);
  return { ...counts, ...whatQueued(queue, setters), setAfterMs, calls: calls.counts };
}

const whatQueued = (queue: RetryQueue, setters: Instances) => ({
  lost: queue.deadLetters,
  queue: { oldestAgeMs: queue.oldestAgeMs, mostWaiting: queue.mostWaiting },
  mostConcurrent: { SetChatTimers: setters.most, RetryChatTimers: queue.instances.most },
});

/** As RetryChatTimers decides, which asks right after the timers are set. */
function isLateFor({ startMs, agentAtMs }: MadeChat, nowMs: number): boolean {
  const timers = { customerIdleMinutes: { minutes: LEAST_MINUTES, atMs: startMs, requestId: '' } };
  const hasJoined = agentAtMs !== undefined && agentAtMs <= nowMs;
  return isLate(timers, hasJoined ? new Date(agentAtMs) : undefined);
}
