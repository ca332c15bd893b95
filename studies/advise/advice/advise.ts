import { freedIntervals } from '../statistics/freed.ts';
import { Measures } from '../statistics/measures.ts';
import { type ReturnsPoint, returnsOf } from '../statistics/returns.ts';
import type { Interval } from '../statistics/wilson.ts';
import type { Sums } from '../sums/sums.ts';
import { type Check, checkOf } from './check.ts';
import { type Choice, choosePolicy } from './choose-policy.ts';
import { adviseHours, type HourAdvice } from './hours.ts';
import { findInForce, type InForce, type SaidInForce } from './in-force.ts';
import { idleOf, type NamedPolicy, SHIPPED_POLICY, sumOf } from './policy.ts';
import { adviseQueues, type QueueAdvice } from './queues.ts';
import { splitByTime } from './split-by-time.ts';

/** Among fewer than 3.8 / share chats not even none proves that the share is that small (Wilson, 95 %). */
const PROOF = 3.8;
const PATIENT_SHARE = 0.1;
/** Whatever share is accepted: a rare return shows only among many chats. */
const LEAST_FOR_PATIENT = 3800;

export interface AdviseOptions {
  /** The share of all chats that may be cut off. */
  readonly accept: number;
  readonly inForce: SaidInForce | undefined;
  /** Policies of the deployment. */
  readonly current: readonly NamedPolicy[];
  /** Chats that an agent has at a time. */
  readonly concurrency: number | undefined;
}

export interface Advice {
  readonly options: AdviseOptions;
  readonly chats: number;
  /** In which hours and days are told. */
  readonly timeZone: string;
  readonly measures: Measures;
  readonly inForce: InForce;
  /** Why the default is what it is: chosen, or shipped because there are too few chats to choose by. */
  readonly basis: 'CHOSEN' | 'TOO_FEW' | 'NONE';
  /** The earlier chats, which it is chosen by. The least numbers are of these. */
  readonly earlier: Measures;
  readonly leastChats: number;
  readonly leastChatsForPatient: number;
  readonly recommended: { readonly default: Choice; readonly patient?: Choice };
  readonly check: Check | undefined;
  readonly patientCheck: Check | undefined;
  readonly queues: readonly QueueAdvice[];
  readonly hours: readonly HourAdvice[];
  readonly returns: readonly ReturnsPoint[];
  readonly freed: readonly Interval[];
  readonly busiest: BusiestHour | undefined;
}

/** The hour in which most chats were with an agent at a time. */
interface BusiestHour {
  readonly atMs: number;
  readonly chatsAtATime: number;
  /** Agents that the advised policy would have freed then; `undefined` without `--concurrency`. */
  readonly freedAgents: number | undefined;
}

const SHIPPED_CHOICE: Choice = {
  policy: SHIPPED_POLICY,
  sumMinutes: sumOf(SHIPPED_POLICY),
  wanted: { sumMinutes: sumOf(SHIPPED_POLICY), idleMinutes: idleOf(SHIPPED_POLICY) },
};

const HOUR_MS = 3_600_000;

/** Chooses timers by what was gathered. */
export function advise(sums: Sums, options: AdviseOptions): Advice {
  const measures = new Measures(sums.all);
  const inForce = findInForce(sums, options.inForce);
  const leastChats = Math.ceil(PROOF / options.accept);
  const patientAccept = options.accept * PATIENT_SHARE;
  const leastChatsForPatient = Math.max(LEAST_FOR_PATIENT, Math.ceil(PROOF / patientAccept));
  const split = splitByTime(sums.time);
  const earlier = new Measures(split.earlier);
  const isEnough = earlier.chats >= leastChats;
  const chosen = isEnough ? choosePolicy(earlier, options.accept, inForce.knownBelow) : SHIPPED_CHOICE;
  const patient =
    earlier.chats >= leastChatsForPatient ? choosePolicy(earlier, patientAccept, inForce.knownBelow) : undefined;
  return {
    options,
    chats: sums.all.chats,
    timeZone: sums.timeZone,
    measures,
    inForce,
    basis: isEnough ? 'CHOSEN' : sums.all.chats > 0 ? 'TOO_FEW' : 'NONE',
    earlier,
    leastChats,
    leastChatsForPatient,
    recommended: { default: chosen, ...(patient === undefined ? {} : { patient }) },
    check: isEnough ? checkOf(split, chosen, options.accept) : undefined,
    patientCheck: patient && checkOf(split, patient, patientAccept),
    queues: adviseQueues(sums, { chosen, accept: options.accept, knownBelow: inForce.knownBelow, leastChats }),
    hours: adviseHours(sums, { sumMinutes: chosen.sumMinutes, knownBelow: inForce.knownBelow }),
    returns: returnsOf(sums, inForce.knownBelow),
    freed: freedIntervals(sums),
    busiest: busiestHour(sums, measures, chosen, options.concurrency),
  };
}

/** Assumes that of the busiest hour the same share is freed as of all hours. */
function busiestHour(
  sums: Sums,
  measures: Measures,
  { sumMinutes }: Choice,
  concurrency: number | undefined,
): BusiestHour | undefined {
  let busiest: readonly [hour: number, ms: number] | undefined;
  for (const [hour, ms] of sums.staffedHours) {
    if (busiest === undefined || ms > busiest[1] || (ms === busiest[1] && hour < busiest[0])) busiest = [hour, ms];
  }
  if (busiest === undefined) return undefined;
  const chatsAtATime = busiest[1] / HOUR_MS;
  const { staffedMs } = sums.counts;
  const isKnown = sumMinutes !== undefined && staffedMs > 0 && concurrency !== undefined;
  const freedShare = isKnown ? measures.freedMs(sumMinutes) / staffedMs : undefined;
  return {
    atMs: busiest[0] * HOUR_MS,
    chatsAtATime,
    freedAgents: isKnown && freedShare !== undefined ? (chatsAtATime * freedShare) / concurrency : undefined,
  };
}
