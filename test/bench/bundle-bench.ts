import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleFunction } from '../../infra/bundling.ts';

/** How long a function takes to import in a fresh Node, in milliseconds of the main thread, and against what else. */
export interface BundleMeasures {
  readonly importMs: number;
  /** The SDK outside the bundle, resolved from `node_modules`, as `NodejsFunction` leaves it to the runtime. */
  readonly sdkOutsideMs: number;
  /** Everything bundled and minified, without our levers. */
  readonly withoutLeversMs: number;
  /** `node:https` and `node:crypto` alone: no function that calls AWS can do with less. */
  readonly floorMs: number;
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

/**
 * Measures SetChatTimers: medians of fresh processes, the candidates taking turns so that a busy moment hits them
 * alike.
 */
export async function measureBundles(runs = 15): Promise<BundleMeasures> {
  const folder = mkdtempSync(join(root, '.build', 'bench-'));
  try {
    const ours = await bundleFunction(entry, join(folder, 'ours'));
    const withoutLevers = await bundleFunction(entry, join(folder, 'without-levers'), false);
    const floor = join(folder, 'floor.mjs');
    writeFileSync(floor, "import 'node:https'; import 'node:crypto';");
    const [importMs = 0, sdkOutsideMs = 0, withoutLeversMs = 0, floorMs = 0] = medians(
      [join(ours.dir, 'index.mjs'), await bundleWithSdkOutside(folder), join(withoutLevers.dir, 'index.mjs'), floor],
      runs,
    );
    const { minifiedBytes, gzipBytes } = ours;
    return { importMs, sdkOutsideMs, withoutLeversMs, floorMs, minifiedBytes, gzipBytes };
  } finally {
    rmSync(folder, { recursive: true });
  }
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
  console.log(`against the SDK outside ${ratio(measures.sdkOutsideMs)} (0.40 at most)`);
  console.log(`against no levers       ${ratio(measures.withoutLeversMs)} (0.35 at most)`);
  console.log(`against the floor       ${ratio(measures.floorMs)} (5 at most)`);
}
