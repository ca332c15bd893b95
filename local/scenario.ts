import type { LocalConnect } from './local-connect.ts';
import type { LocalConnectOptions } from './parts/options.ts';

/** One scripted chat on the manual clock. It throws when what it expects does not happen. */
export interface Scenario {
  /** One line: who does what, and what comes of it. */
  readonly title: string;
  /** What its Local Connect is started with, where it is not the assembly alone: a time of day, another assembly. */
  readonly options?: (assembly: string) => LocalConnectOptions;
  play(connect: LocalConnect): Promise<void>;
}
