import { LEAST_MINUTES, MOST_MINUTES } from '../../../functions/shared/timers/chat-timers.ts';
import type { Advice } from '../advice/advise.ts';
import type { Evidence } from '../gather/gather.ts';
import type { Proof } from '../proof/prove.ts';
import { type GroupReturns, LANDMARKS } from '../statistics/returns.ts';
import { lastWordAt } from './last-word.ts';
import { tellInForce } from './story.ts';
import { timerGrid } from './timer-grid.ts';

/** The advice as data: shares from 0 to 1; `null` where timers that were in force hide what would have been. */
export function adviceJson(evidence: Evidence, advice: Advice, proof: Proof | undefined): object {
  const { measures, inForce, recommended, options } = advice;
  const isKnown = (minutes: number) => minutes < inForce.knownBelow;
  return {
    chats: advice.chats,
    skipped: evidence.problems,
    skippedCount: evidence.problemCount,
    counts: evidence.sums.counts,
    timeZone: advice.timeZone,
    current: options.current.map(({ name, policy }) => ({ name, ...policy })),
    recommended: {
      default: recommended.default.policy,
      ...(recommended.patient === undefined ? {} : { patient: recommended.patient.policy }),
    },
    basis: advice.basis,
    inForce: { how: inForce.how, endedByTimer: inForce.endedByTimer },
    warnings: inForce.how === 'UNCLEAR' ? tellInForce(advice).slice(0, 1) : [],
    knownBelowMinutes: Number.isFinite(inForce.knownBelow) ? inForce.knownBelow : null,
    chosenOnChats: advice.earlier.chats,
    check: advice.check ?? null,
    patientCheck: advice.patientCheck ?? null,
    byIdle: between(LEAST_MINUTES, MOST_MINUTES).map((minutes) =>
      isKnown(minutes) ? measures.idle(minutes) : unknown(measures.idle(minutes)),
    ),
    byAgentIdle: between(LEAST_MINUTES, MOST_MINUTES).map((minutes) => measures.agentIdle(minutes)),
    bySum: between(LEAST_MINUTES, 2 * MOST_MINUTES).map((minutes) => sumRow(advice, minutes, isKnown(minutes))),
    grid: timerGrid(advice),
    byHour: advice.hours.map(({ hour, chats, cut, returns }) => ({
      hour,
      chats,
      ...(cut ?? { cutShare: null, cutInterval: null, cutOffShare: null, cutOffInterval: null }),
      returns: atLandmarks(returns),
    })),
    byLastWord: byLastWord(advice),
    returns: advice.returns,
    byQueue: advice.queues.map(({ queue, chats, cutOffShare, interval, own, landmarks }) => ({
      queue,
      chats,
      cutOffShare,
      cutOffInterval: interval,
      ownPolicy: own?.choice.policy ?? null,
      ownCheck: own?.check ?? null,
      returns: landmarks,
    })),
    busiestHour: advice.busiest ?? null,
    proof: proof ?? null,
  };
}

function sumRow({ measures, freed }: Advice, minutes: number, isKnown: boolean): object {
  const row = { ...measures.sum(minutes), freedInterval: freed[minutes] };
  return isKnown ? row : unknown(row);
}

/** The same row with nothing in it but its minutes. */
function unknown({ minutes, ...row }: object & { readonly minutes: number }): object {
  return { minutes, ...Object.fromEntries(Object.keys(row).map((name) => [name, null])) };
}

/** The share of silences that the customer's return has ended by then. */
function atLandmarks(returns: readonly GroupReturns[]): readonly GroupReturns[] {
  return returns.filter(({ minutes }) => LANDMARKS.includes(minutes));
}

/** How silences of at least so many minutes ended, by whose word was the last. */
function byLastWord({ measures, inForce }: Advice): readonly object[] {
  return LANDMARKS.filter((minutes) => minutes < inForce.knownBelow).flatMap((minutes) => {
    const { customer, other } = lastWordAt(measures, minutes);
    return [
      { minutes, lastWord: 'CUSTOMER', ...customer },
      { minutes, lastWord: 'OTHER', ...other },
    ];
  });
}

function between(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
