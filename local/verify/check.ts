import type { Finding } from './outcome.ts';
import type { Verification } from './verification.ts';

/** One thing to look at. Its id stays the same from version to version. */
export interface Check {
  readonly id: string;
  readonly what: string;
  /** Where `docs/runbook.md` tells more: the heading's anchor. */
  readonly runbook: string;
  /** What it does when it fails, for the line that tells so. */
  readonly doing: string;
  /** Checks without which it cannot be run. */
  readonly needs: readonly string[];
  /** Before a deployment too. */
  readonly isPre?: true;
  /** It is run where the time is over too: what it tells needs no waiting. */
  readonly isLast?: true;
  run(verification: Verification): Promise<Finding>;
}
