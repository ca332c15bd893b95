import type { Basis } from '../flow-language/index.ts';

export type CoverageKind = 'operation' | 'action' | 'rule';

/** Whether Amazon Connect did as the row says. */
interface SeenOnAws {
  readonly holds: boolean;
  /** The day, such as 2026-11-26. */
  readonly on: string;
}

/** One thing that Amazon Connect does, and whether Local Connect does it too. */
export interface CoverageRow {
  readonly kind: CoverageKind;
  /** The name of the operation or action type, or the rule's short name: tests take their names from it. */
  readonly id: string;
  /** What it is, in a line. */
  readonly what: string;
  /** What is not served is refused by its name: it never pretends to succeed. */
  readonly served: boolean;
  /** It is not served, and yet no flow is refused for it: Local Connect stands in, and says so. */
  readonly stoodIn?: true;
  readonly basis: Basis;
  readonly source: string;
  readonly note?: string;
  /** Seen on AWS, and on which day: of the files in `docs/evidence`, and never by hand. */
  readonly seenOnAws?: SeenOnAws;
  /** The titles of the tests that prove it, where they do not name its id. */
  readonly tests?: readonly string[];
}

/** A rule as its file writes it. Basis: documented, unless it names another. */
export interface Rule {
  readonly id: string;
  readonly what: string;
  readonly source: string;
  readonly basis?: Basis;
  readonly note?: string;
  readonly tests?: readonly string[];
  /** The operation without which there is nothing to keep: where that is refused, so is this. */
  readonly operation?: string;
}
