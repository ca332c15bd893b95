import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleFunction } from '../../infra/bundling.ts';

/** How long a function takes to import in a fresh Node, in milliseconds of the main thread, and against what else. */
interface BundleMeasures {
  readonly importMs: number;
  /** The SDK outside the bundle, resolved from `node_modules`, as `NodejsFunction` leaves it to the runtime. */
  readonly sdkOutsideMs: number;
  /** Everything bundled and minified, without our levers. */
  readonly withoutLeversMs: number;
  /** `node:https` and `node:crypto` alone: no function that calls AWS can do with less. */
  readonly floorMs: number;
  /** By what share two rounds differ beside the floor. */
  readonly apart: number;
  readonly minifiedBytes: number;
  readonly gzipBytes: number;
}

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const entry = join(root, 'functions/set-chat-timers/handler.ts');

const environment = {
  ...process.env,
  NODE_OPTIONS: '',
  AWS_REGION: 'eu-central-1',
  TIMER_POLICIES: '{"default":{"customerIdleMinutes":5}}',
  RETRY_QUEUE_URL: 'http://127.0.0.1/queue',
  TABLE_NAME: 'table',
};

/** Of each candidate, in one round. */
const RUNS = 25;

/** Two rounds agree where what they find beside the floor is not further apart than this share. */
export const MOST_APART = 0.1;

/** Rounds grow until two agree; where these do not, the machine is too busy to tell. */
const MOST_DOUBLINGS = 2;

/**
 * Measures SetChatTimers: medians of fresh processes, the candidates taking turns so that a busy moment hits them
 * alike. In two rounds, which must agree.
 */
export async function measureBundles(): Promise<BundleMeasures> {
  const folder = mkdtempSync(join(root, '.build', 'bench-'));
  try {
    const ours = await bundleFunction(entry, join(folder, 'ours'));
    const withoutLevers = await bundleFunction(entry, join(folder, 'without-levers'), false);
    const floor = join(folder, 'floor.mjs');
    writeFileSync(floor, "import 'node:https'; import 'node:crypto';");
    const sdkOutside = await bundleWithSdkOutside(folder);
    const files = [join(ours.dir, 'index.mjs'), sdkOutside, join(withoutLevers.dir, 'index.mjs'), floor];
    const [first, second] = roundsThatAgree(files);
    const between = (value: (round: Round) => number) => (value(first) + value(second)) / 2;
    const { minifiedBytes, gzipBytes } = ours;
    return {
      importMs: between(({ importMs }) => importMs),
      sdkOutsideMs: between(({ sdkOutsideMs }) => sdkOutsideMs),
      withoutLeversMs: between(({ withoutLeversMs }) => withoutLeversMs),
      floorMs: between(({ floorMs }) => floorMs),
      apart: apartOf(first, second),
      minifiedBytes,
      gzipBytes,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

type Round = Pick<BundleMeasures, 'importMs' | 'sdkOutsideMs' | 'withoutLeversMs' | 'floorMs'>;

function roundsThatAgree(files: readonly string[]): readonly [Round, Round] {
  for (let doublings = 0; ; doublings += 1) {
    const runs = RUNS * 2 ** doublings;
    const [first, second] = [measureRound(files, runs), measureRound(files, runs)];
    if (apartOf(first, second) <= MOST_APART || doublings === MOST_DOUBLINGS) return [first, second];
  }
}

function measureRound(files: readonly string[], runs: number): Round {
  const [importMs = 0, sdkOutsideMs = 0, withoutLeversMs = 0, floorMs = 0] = medians(files, runs);
  return { importMs, sdkOutsideMs, withoutLeversMs, floorMs };
}

/** By what share two rounds differ in how many times the floor an import takes. */
function apartOf(first: Round, second: Round): number {
  const ratio = ({ importMs, floorMs }: Round) => importMs / floorMs;
  return Math.abs(ratio(first) - ratio(second)) / Math.min(ratio(first), ratio(second));
}

/** As `NodejsFunction` bundles by default: CommonJS, not minified, the SDK left to the runtime. */
async function bundleWithSdkOutside(folder: string): Promise<string> {
  const outfile = join(folder, 'sdk-outside/index.cjs');
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    external: ['@aws-sdk/*', '@smithy/*'],
    logLevel: 'error',
  });
  return outfile;
}

function medians(files: readonly string[], runs: number): readonly number[] {
  const times = files.map((): number[] => []);
  for (let run = 0; run < runs; run += 1) {
    for (const [index, file] of files.entries()) times[index]?.push(importTimeMs(file));
  }
  return times.map((each) => each.sort((left, right) => left - right)[Math.floor(each.length / 2)] ?? 0);
}

// The main thread's own time, since an import hardly waits for anything: what others do on the machine meanwhile then
// counts for nothing.
const timing = `
  const before = process.threadCpuUsage();
  await import(process.argv[1]);
  const { user, system } = process.threadCpuUsage(before);
  process.stdout.write(String((user + system) / 1000));
  process.exit(0);`;

function importTimeMs(file: string): number {
  const text = execFileSync('node', ['--input-type=module', '--eval', timing, file], {
    env: environment,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return Number(text);
}

if (import.meta.main) {
  const measures = await measureBundles();
  const ratio = (against: number) => (measures.importMs / against).toFixed(2);
  console.log(measures);
  console.log(`against the SDK outside ${ratio(measures.sdkOutsideMs)} (0.28 at most)`);
  console.log(`against no levers       ${ratio(measures.withoutLeversMs)} (0.35 at most)`);
  console.log(`against the floor       ${ratio(measures.floorMs)} (5 at most)`);
}
