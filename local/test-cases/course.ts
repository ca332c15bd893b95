import { type Observation, startSet } from '../test-language/index.ts';
import { type Happening, matchEvent } from './match-event.ts';
import type { ActionResult, ObservationResult, Unmatched } from './outcome.ts';

/** As many of the things that came are kept for an observation that waits in vain: the last ones. */
const MOST_UNMATCHED = 20;

interface Waiting {
  readonly observation: Observation;
  readonly unmatched: Unmatched[];
}

/** An observation that was matched, and by what. */
export interface Matched {
  readonly observation: Observation;
  readonly received?: string;
  readonly score?: number;
}

/**
 * Which observations are waited for. One that is matched is waited for no more, and those that follow it are from then
 * on (administrator guide, testing-simulation-observe-block).
 */
export class Course {
  readonly #byId: ReadonlyMap<string, Observation>;
  readonly #waiting = new Map<string, Waiting>();
  readonly #results: ObservationResult[] = [];
  readonly #begun = new Set<string>();

  constructor(observations: readonly Observation[]) {
    this.#byId = new Map(observations.map((observation) => [observation.id, observation]));
    for (const observation of startSet(observations)) this.#await(observation);
  }

  /** Those that are matched by what happened: each of several (assumed). They are waited for no more. */
  match(happened: Happening): readonly Matched[] {
    const matched: Matched[] = [];
    for (const { observation, unmatched } of [...this.#waiting.values()]) {
      const match = matchEvent(observation.event, happened);
      if (match === undefined) continue;
      const { score } = match;
      const seen = { ...receivedIn(happened), ...(score === undefined ? {} : { score }) };
      if (match.matches) {
        this.#waiting.delete(observation.id);
        matched.push({ observation, ...seen });
      } else keep(unmatched, { received: '', ...seen });
    }
    return matched;
  }

  /** Notes what came of a matched observation's actions. Where they passed, those that follow are waited for. */
  done({ observation, ...seen }: Matched, actions: readonly ActionResult[], atMs: number): void {
    const passed = actions.every((action) => action.passed);
    const status = passed ? 'PASSED' : 'FAILED';
    this.#results.push({ observation, status, atMs, ...seen, actions, unmatched: [] });
    if (!passed) return;
    for (const id of observation.next) {
      const next = this.#byId.get(id);
      // Each is played once: one that comes again in a circle is not waited for (assumed).
      if (next !== undefined && !this.#begun.has(id)) this.#await(next);
    }
  }

  /** Whether something is waited for that can still happen before the test ends. */
  get isWaiting(): boolean {
    return this.waitedFor.length > 0;
  }

  /** What is waited for; the end of the test, which always comes, is left out. */
  get waitedFor(): readonly Observation[] {
    const all = [...this.#waiting.values()].map(({ observation }) => observation);
    return all.filter(({ event }) => event.type !== 'TestCompleted');
  }

  /** What became of each: those that were matched in that order, then those that were waited for, then the rest. */
  results(atMs: number): readonly ObservationResult[] {
    const waiting = [...this.#waiting.values()].map(
      ({ observation, unmatched }): ObservationResult => ({
        ...{ observation, status: 'FAILED', atMs, actions: [], unmatched },
      }),
    );
    const known = new Set([...this.#results, ...waiting].map(({ observation }) => observation.id));
    const rest = [...this.#byId.values()]
      .filter(({ id }) => !known.has(id))
      .map(
        (observation): ObservationResult => ({
          ...{ observation, status: 'NOT_REACHED', atMs, actions: [], unmatched: [] },
        }),
      );
    return [...this.#results, ...waiting, ...rest];
  }

  #await(observation: Observation): void {
    this.#begun.add(observation.id);
    this.#waiting.set(observation.id, { observation, unmatched: [] });
  }
}

/** The same one again only counts. */
function keep(unmatched: Unmatched[], one: Omit<Unmatched, 'times'>): void {
  const last = unmatched.at(-1);
  const isAgain = last !== undefined && last.received === one.received;
  unmatched.splice(isAgain ? -1 : unmatched.length, 1, { ...one, times: isAgain ? last.times + 1 : 1 });
  if (unmatched.length > MOST_UNMATCHED) unmatched.shift();
}

/** Start and end of a test are nothing but themselves. */
function receivedIn(happened: Happening): { readonly received?: string } {
  if (happened.type === 'MessageReceived') return { received: happened.text };
  return 'resources' in happened ? { received: happened.resources[0] ?? '' } : {};
}
