import type { Advice } from '../advice/advise.ts';
import type { Interval } from '../statistics/wilson.ts';

/** Both timers of the table that is for reading. */
export const GRID_MINUTES = [2, 3, 5, 8, 10, 15, 20, 30, 45, 60, 120, 240] as const;

interface GridCell {
  readonly idleMinutes: number;
  readonly autoDisconnectMinutes: number;
  readonly markedShare: number | null;
  readonly markedInterval: Interval | null;
  readonly freedMinutesPer100Chats: number | null;
  readonly cutOffShare: number | null;
  readonly cutOffInterval: Interval | null;
}

/** Twelve times twelve pairs of timers; `null` where timers that were in force hide what would have been. */
export function timerGrid(advice: Advice): readonly GridCell[] {
  return GRID_MINUTES.flatMap((idle) => GRID_MINUTES.map((disconnect) => cellOf(advice, idle, disconnect)));
}

function cellOf({ measures, inForce }: Advice, idleMinutes: number, autoDisconnectMinutes: number): GridCell {
  const sum = idleMinutes + autoDisconnectMinutes;
  const isMarkKnown = idleMinutes < inForce.knownBelow;
  const { markedShare, markedInterval } = isMarkKnown ? measures.idle(idleMinutes) : UNKNOWN;
  const { freedMinutesPer100Chats, cutOffShare, cutOffInterval } =
    sum < inForce.knownBelow ? measures.sum(sum) : UNKNOWN;
  return {
    idleMinutes,
    autoDisconnectMinutes,
    markedShare,
    markedInterval,
    freedMinutesPer100Chats,
    cutOffShare,
    cutOffInterval,
  };
}

const UNKNOWN = {
  markedShare: null,
  markedInterval: null,
  freedMinutesPer100Chats: null,
  cutOffShare: null,
  cutOffInterval: null,
} as const;
