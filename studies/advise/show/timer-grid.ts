import type { Advice } from '../advice/advise.ts';

/** Both timers of the table that is for reading. */
export const GRID_MINUTES = [2, 3, 5, 8, 10, 15, 20, 30, 45, 60, 120, 240] as const;

interface GridCell {
  readonly idleMinutes: number;
  readonly autoDisconnectMinutes: number;
  readonly markedShare: number | null;
  readonly freedMinutesPer100Chats: number | null;
  readonly cutOffShare: number | null;
}

/** Twelve times twelve pairs of timers; `null` where timers that were in force hide what would have been. */
export function timerGrid(advice: Advice): readonly GridCell[] {
  return GRID_MINUTES.flatMap((idle) => GRID_MINUTES.map((disconnect) => cellOf(advice, idle, disconnect)));
}

function cellOf({ measures, inForce }: Advice, idleMinutes: number, autoDisconnectMinutes: number): GridCell {
  const sum = idleMinutes + autoDisconnectMinutes;
  const markedShare = idleMinutes < inForce.knownBelow ? measures.share('cut', idleMinutes) : null;
  const cell = { idleMinutes, autoDisconnectMinutes, markedShare };
  if (sum >= inForce.knownBelow) return { ...cell, freedMinutesPer100Chats: null, cutOffShare: null };
  const { freedMinutesPer100Chats, cutOffShare } = measures.sum(sum);
  return { ...cell, freedMinutesPer100Chats, cutOffShare };
}
