import type { Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** CPU time of the thread, in microseconds: another program's turn on the same core does not count. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

const SCRIPT: ReadonlySet<string> = new Set(['FunctionCall', 'EvaluateScript', 'v8.callFunction', 'RunMicrotasks']);

/** How long the page's scripts took in each task while `act` was going on, in milliseconds of CPU, longest first. */
export async function scriptingTimes(page: Page, act: () => Promise<void>): Promise<readonly number[]> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('Only a browser of its own can be traced.');
  await browser.startTracing(page, { categories: ['devtools.timeline', 'toplevel', 'v8'] });
  await act();
  const { traceEvents }: { readonly traceEvents: readonly TraceEvent[] } = JSON.parse(
    (await browser.stopTracing()).toString(),
  );
  const mains = traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  return mains
    .flatMap((main) => perTask(traceEvents.filter(({ pid, tid }) => pid === main.pid && tid === main.tid)))
    .sort((a, b) => b - a);
}

function perTask(events: readonly TraceEvent[]): readonly number[] {
  const whole = events.filter(({ ph, tdur }) => ph === 'X' && tdur !== undefined).toSorted((a, b) => a.ts - b.ts);
  const tasks = whole.filter(({ name }) => name === 'RunTask' || name === 'ThreadControllerImpl::RunTask');
  const scripts = outermost(whole.filter(({ name }) => SCRIPT.has(name)));
  let place = 0;
  return outermost(tasks).map(({ ts, dur = 0 }) => {
    let sum = 0;
    while (place < scripts.length && (scripts[place]?.ts ?? 0) < ts + dur) {
      const script = scripts[place];
      if (script !== undefined && script.ts >= ts) sum += (script.tdur ?? 0) / 1000;
      place += 1;
    }
    return sum;
  });
}

/** Those that are in no other. */
function outermost(events: readonly TraceEvent[]): readonly TraceEvent[] {
  let untilTs = Number.NEGATIVE_INFINITY;
  return events.filter(({ ts, dur = 0 }) => {
    if (ts < untilTs) return false;
    untilTs = ts + dur;
    return true;
  });
}
