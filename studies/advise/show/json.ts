import { LEAST_MINUTES, MOST_MINUTES } from '../../../functions/shared/timers/chat-timers.ts';
import type { Advice } from '../advice/advise.ts';
import type { Evidence } from '../gather/gather.ts';
import type { Proof } from '../proof/prove.ts';

/** Both timers of the table that is for reading. */
const GRID = [2, 3, 5, 8, 10, 15, 20, 30, 45, 60, 120, 240] as const;

/** The advice as data: shares from 0 to 1; `null` where timers that were in force hide what would have been. */
export function adviceJson(evidence: Evidence, advice: Advice, proof: Proof | undefined): object {
  const { measures, inForce, recommended, options } = advice;
  const isKnown = (minutes: number) => minutes < inForce.knownBelow;
  return {
    chats: advice.chats,
    skipped: evidence.problems,
    skippedCount: evidence.problemCount,
    counts: evidence.sums.counts,
    current: options.current.map(({ name, policy }) => ({ name, ...policy })),
    recommended: {
      default: recommended.default.policy,
      ...(recommended.patient === undefined ? {} : { patient: recommended.patient.policy }),
    },
    basis: advice.basis,
    knownBelowMinutes: Number.isFinite(inForce.knownBelow) ? inForce.knownBelow : null,
    check: advice.check ?? null,
    byIdle: between(LEAST_MINUTES, MOST_MINUTES).map((minutes) =>
      isKnown(minutes)
        ? measures.idle(minutes)
        : { minutes, markedShare: null, markedAndReturnedShare: null, owedShare: null },
    ),
    byAgentIdle: between(LEAST_MINUTES, MOST_MINUTES).map((minutes) => ({
      minutes,
      markedShare: measures.share('agentMarked', minutes),
      markedAndReturnedShare: measures.share('agentReturned', minutes),
    })),
    bySum: between(LEAST_MINUTES, 2 * MOST_MINUTES).map((minutes) => sumRow(advice, minutes, isKnown(minutes))),
    grid: GRID.flatMap((idleMinutes) =>
      GRID.map((autoDisconnectMinutes) => gridCell(advice, idleMinutes, autoDisconnectMinutes)),
    ),
    returns: advice.returns,
    byQueue: advice.queues.map(({ queue, chats, cutOffShare, interval, ownPolicy }) => ({
      queue,
      chats,
      cutOffShare,
      cutOffInterval: interval,
      ownPolicy: ownPolicy?.policy ?? null,
    })),
    busiestHour: advice.busiest ?? null,
    proof: proof ?? null,
  };
}

function sumRow({ measures, freed }: Advice, minutes: number, isKnown: boolean): object {
  if (isKnown) return { ...measures.sum(minutes), freedInterval: freed[minutes] };
  return {
    minutes,
    freedMinutesPer100Chats: null,
    cutShare: null,
    cutOffShare: null,
    cutOffInterval: null,
    owedShare: null,
  };
}

function gridCell({ measures, inForce }: Advice, idleMinutes: number, autoDisconnectMinutes: number): object {
  const sum = idleMinutes + autoDisconnectMinutes;
  const cell = { idleMinutes, autoDisconnectMinutes };
  if (sum >= inForce.knownBelow)
    return { ...cell, markedShare: null, freedMinutesPer100Chats: null, cutOffShare: null };
  const { freedMinutesPer100Chats, cutOffShare } = measures.sum(sum);
  return { ...cell, markedShare: measures.share('cut', idleMinutes), freedMinutesPer100Chats, cutOffShare };
}

function between(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
