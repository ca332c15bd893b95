const QUARTER_MS = 15 * 60_000;

/** The hour of the day in a time zone. What is told once is kept: looking up is much faster than formatting. */
export class HourOfDay {
  readonly #format: Intl.DateTimeFormat;
  /** By quarter hours since 1970: no zone is off by less. */
  readonly #known = new Map<number, number>();

  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat('en', { hour: '2-digit', hourCycle: 'h23', timeZone });
  }

  /** From 0 to 23. */
  at(atMs: number): number {
    const quarter = Math.floor(atMs / QUARTER_MS);
    const known = this.#known.get(quarter);
    if (known !== undefined) return known;
    const hour = Number(this.#format.format(quarter * QUARTER_MS));
    this.#known.set(quarter, hour);
    return hour;
  }
}
