/** ✓, ‼, ✗, or not run. */
export type State = 'PASSED' | 'WARNED' | 'FAILED' | 'SKIPPED';

/** What a check found. No id, text or token of a chat is in it: it may be shown to others. */
export interface Finding {
  readonly state: State;
  readonly says: string;
  readonly cause?: string;
  readonly fix?: string;
}

export interface Outcome extends Finding {
  readonly id: string;
  readonly what: string;
  /** Where to read on. */
  readonly see: string;
}

export const passed = (says: string): Finding => ({ state: 'PASSED', says });
export const skipped = (says: string): Finding => ({ state: 'SKIPPED', says });
export const warned = (says: string, cause: string, fix: string): Finding => ({ state: 'WARNED', says, cause, fix });
export const failed = (says: string, cause: string, fix: string): Finding => ({ state: 'FAILED', says, cause, fix });

/** Ends a check: what it looked for is not so. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
  readonly finding: Finding;

  constructor(says: string, cause: string, fix: string) {
    super(says);
    this.finding = failed(says, cause, fix);
  }
}
