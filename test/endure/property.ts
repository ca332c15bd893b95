import { numbers } from '../functions/support/numbers.ts';
import type { LeakScan } from './leak-scan.ts';
import type { Tally } from './tally.ts';

/** A property that must hold however long, and under whatever hardship. */
export interface Property {
  readonly name: string;
  run(run: Run): Promise<void>;
}

/** The share of all tries that a short run makes. */
const SHORT = 1 / 20;

/** One run of one property. */
export class Run {
  readonly tally: Tally;
  readonly leaks: LeakScan;
  readonly isLong: boolean;
  readonly seed: number;
  /** Numbers from 0 to 1, the same ones each time for a seed. */
  readonly next: () => number;

  constructor(tally: Tally, leaks: LeakScan, { isLong, seed }: { readonly isLong: boolean; readonly seed: number }) {
    this.tally = tally;
    this.leaks = leaks;
    this.isLong = isLong;
    this.seed = seed;
    this.next = numbers(seed);
  }

  /** Runs parts side by side, each with numbers of its own. */
  async beside<Part>(parts: readonly Part[], act: (part: Part, run: Run) => Promise<void>): Promise<void> {
    await Promise.all(
      parts.map((part, index) => {
        const seed = this.seed + 1_000_003 * (index + 1);
        return act(part, new Run(this.tally, this.leaks, { isLong: this.isLong, seed }));
      }),
    );
  }

  /** How many of so many tries this run makes. */
  count(all: number): number {
    return this.isLong ? all : Math.max(1, Math.ceil(all * SHORT));
  }

  /** Those of all cases that this run tries: in a short run some, others for each seed. */
  some<Case>(all: readonly Case[], least = 1): readonly Case[] {
    return this.isLong ? all : this.shuffled(all).slice(0, Math.max(least, this.count(all.length)));
  }

  below(bound: number): number {
    return Math.floor(this.next() * bound);
  }

  oneOf<Value>(values: readonly [Value, ...(readonly Value[])]): Value {
    return values[this.below(values.length)] ?? values[0];
  }

  shuffled<Value>(values: readonly Value[]): readonly Value[] {
    return values
      .map((value) => ({ value, at: this.next() }))
      .sort((left, right) => left.at - right.at)
      .map(({ value }) => value);
  }
}
