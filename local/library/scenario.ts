import type { LocalConnect } from '../local-connect.ts';

/** One scripted chat on the manual clock. It throws when what it expects does not happen. */
export interface Scenario {
  /** One line: who does what, and what comes of it. */
  readonly title: string;
  play(connect: LocalConnect): Promise<void>;
}
