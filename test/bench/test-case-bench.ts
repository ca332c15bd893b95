import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addChatKit } from '../../infra/chat-kit.ts';
import { makeApp } from '../../infra/make-app.ts';
import { settings } from '../../infra/settings.ts';
import { LocalConnect } from '../../local/index.ts';

const RUNS = 5;

/** How long each of our flows' test cases takes, run by run, once the functions that it calls are warm. */
export async function measureTestCases(readMs: () => number): Promise<ReadonlyMap<string, readonly number[]>> {
  const outdir = mkdtempSync(join(tmpdir(), 'chat-kit-bench-'));
  try {
    const app = makeApp({ outdir, isHeldToRules: false });
    addChatKit(app, { settings: { ...settings, instance: { kind: 'sandbox' }, testCases: true } });
    app.synth();
    await using connect = await LocalConnect.start({ assembly: outdir });
    const times = new Map<string, readonly number[]>();
    for (const testCase of connect.testCases) {
      await connect.testCase(testCase);
      const each: number[] = [];
      for (let run = 0; run < RUNS; run += 1) {
        const before = readMs();
        await connect.testCase(testCase);
        each.push(readMs() - before);
      }
      times.set(testCase.Name, each);
    }
    return times;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
