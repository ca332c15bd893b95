import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleFunction } from '../../infra/bundling.ts';

/**
 * How long a function takes to import in a fresh Node, in time of the main thread: how many times as long as each of
 * these.
 */
interface BundleMeasures {
  /** The SDK outside the bundle, resolved from `node_modules`, as `NodejsFunction` leaves it to the runtime. */
  readonly timesSdkOutside: number;
  /** Everything bundled and minified, without our levers. */
  readonly timesWithoutLevers: number;
  /** `node:https` and `node:crypto` alone: no function that calls AWS can do with less. */
  readonly timesFloor: number;
  /** By what share two halves of the turns differ beside the floor. */
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

/** Turns of each half, and how many more where the halves do not agree. */
const TURNS = 25;

/** After so many turns of each half, the machine is too busy to tell. */
const MOST_TURNS = 100;

/** Two halves agree where what they find beside the floor is not further apart than this share. */
export const MOST_APART = 0.1;

/** Milliseconds of each candidate, in fresh processes one after the other. */
interface Turn {
  readonly ours: number;
  readonly sdkOutside: number;
  readonly withoutLevers: number;
  readonly floor: number;
}

type Candidate = keyof Turn;

/** Measures SetChatTimers in turns, as many as it takes for two halves of them to agree. */
export async function measureBundles(): Promise<BundleMeasures> {
  const folder = mkdtempSync(join(root, '.build', 'bench-'));
  try {
    const ours = await bundleFunction(entry, join(folder, 'ours'));
    const withoutLevers = await bundleFunction(entry, join(folder, 'without-levers'), false);
    const floor = join(folder, 'floor.mjs');
    writeFileSync(floor, "import 'node:https'; import 'node:crypto';");
    const halves = halvesThatAgree({
      ours: join(ours.dir, 'index.mjs'),
      sdkOutside: await bundleWithSdkOutside(folder),
      withoutLevers: join(withoutLevers.dir, 'index.mjs'),
      floor,
    });
    const turns = halves.flat();
    const { minifiedBytes, gzipBytes } = ours;
    return {
      timesSdkOutside: timesOf(turns, 'sdkOutside'),
      timesWithoutLevers: timesOf(turns, 'withoutLevers'),
      timesFloor: timesOf(turns, 'floor'),
      apart: apartOf(halves),
      minifiedBytes,
      gzipBytes,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Each turn belongs to the other half: what the machine does meanwhile hits both alike. */
function halvesThatAgree(files: Readonly<Record<Candidate, string>>): readonly [readonly Turn[], readonly Turn[]] {
  const halves: readonly [Turn[], Turn[]] = [[], []];
  while (halves[0].length < MOST_TURNS) {
    for (let turn = 0; turn < TURNS; turn += 1) for (const half of halves) half.push(takeTurn(files));
    if (apartOf(halves) <= MOST_APART) break;
  }
  return halves;
}

function takeTurn({ ours, sdkOutside, withoutLevers, floor }: Readonly<Record<Candidate, string>>): Turn {
  return {
    ours: importTimeMs(ours),
    floor: importTimeMs(floor),
    sdkOutside: importTimeMs(sdkOutside),
    withoutLevers: importTimeMs(withoutLevers),
  };
}

/** How many times as long as another candidate ours takes: the median of the ratios of each turn. */
function timesOf(turns: readonly Turn[], other: Candidate): number {
  const ratios = turns.map((turn) => turn.ours / turn[other]).sort((left, right) => left - right);
  return ratios[Math.floor(ratios.length / 2)] ?? Number.NaN;
}

function apartOf(halves: readonly (readonly Turn[])[]): number {
  const times = halves.map((turns) => timesOf(turns, 'floor'));
  return Math.max(...times) / Math.min(...times) - 1;
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

if (import.meta.main) console.log(await measureBundles());
