import type { Client, MetadataBearer } from '@smithy/types';

/** Something that runs beside others, and waits for its turn before each of its steps. */
type Run = (turn: () => Promise<void>) => Promise<unknown>;

/** One process, as the one who gives out turns sees it. */
interface Runner {
  readonly waiting: (() => void) | undefined;
  readonly hasEnded: boolean;
}

/** Runs these side by side, one step at a time, in the order that the choices give: each the index of who is next. */
async function runInOrder(runs: readonly Run[], choices: readonly number[]): Promise<readonly number[]> {
  let moved = Promise.withResolvers<void>();
  const runners = runs.map((run) => {
    const runner: { -readonly [Key in keyof Runner]: Runner[Key] } = { waiting: undefined, hasEnded: false };
    const turn = () =>
      new Promise<void>((resolve) => {
        runner.waiting = resolve;
        moved.resolve();
      });
    void run(turn).finally(() => {
      runner.hasEnded = true;
      moved.resolve();
    });
    return runner;
  });
  const open: number[] = [];
  for (let step = 0; ; step += 1) {
    while (runners.some(({ waiting, hasEnded }) => waiting === undefined && !hasEnded)) {
      await moved.promise;
      moved = Promise.withResolvers<void>();
    }
    const ready = runners.filter(({ waiting, hasEnded }) => waiting !== undefined && !hasEnded);
    if (ready.length === 0) return open;
    open.push(ready.length);
    const next = ready[(choices[step] ?? 0) % ready.length];
    const go = next?.waiting;
    if (next !== undefined) next.waiting = undefined;
    go?.();
  }
}

/** What is run in an order of its steps, and what must be so after it. */
export interface Interleaved<Case> {
  prepare(): Promise<{ readonly made: Case; readonly runs: readonly Run[] }>;
  check(made: Case, choices: readonly number[]): Promise<void>;
}

/** More steps than any case has. */
const MOST_STEPS = 60;

/** Runs what `prepare` makes in so many orders of its steps that chance picks, and then `check`. */
export async function someInterleavings<Case>(
  { prepare, check }: Interleaved<Case>,
  orders: number,
  next: () => number,
): Promise<void> {
  for (let order = 0; order < orders; order += 1) {
    const choices = Array.from({ length: MOST_STEPS }, () => Math.floor(next() * 60));
    const { made, runs } = await prepare();
    const open = await runInOrder(runs, choices);
    await check(
      made,
      open.map((ready, step) => (choices[step] ?? 0) % ready),
    );
  }
}

/**
 * Runs what `prepare` makes in every order of its steps, and then `check`.
 *
 * @returns how many orders there were
 */
export async function everyInterleaving<Case>({ prepare, check }: Interleaved<Case>): Promise<number> {
  let choices: readonly number[] | undefined = [];
  let orders = 0;
  while (choices !== undefined) {
    const { made, runs } = await prepare();
    const open: readonly number[] = await runInOrder(runs, choices);
    const taken: readonly number[] = open.map((_, step) => choices?.[step] ?? 0);
    await check(made, taken);
    orders += 1;
    const last = taken.findLastIndex((choice, step) => choice + 1 < (open[step] ?? 0));
    choices = last < 0 ? undefined : [...taken.slice(0, last), (taken[last] ?? 0) + 1];
  }
  return orders;
}

/** Has a client wait for a turn before each of its calls but those whose order makes no difference. */
export function inTurns<
  Inputs extends object,
  Outputs extends MetadataBearer,
  Config,
  Watched extends Client<Inputs, Outputs, Config>,
>(
  client: Watched & Client<Inputs, Outputs, Config>,
  turn: () => Promise<void>,
  isFree: (input: object) => boolean,
): Watched {
  client.middlewareStack.add(
    (next) => async (args) => {
      if (!isFree(args.input)) await turn();
      return next(args);
    },
    { step: 'initialize', name: 'turn' },
  );
  return client;
}
