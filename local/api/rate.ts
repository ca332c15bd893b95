/** How often an operation may be called before it is throttled. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

export const rate = (perSecond: number, burst: number): Rate => ({ perSecond, burst });

/** Of operations that the administrator guide does not list; that the participant service has it too is assumed. */
export const UNLISTED_RATE = rate(2, 5);
