import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleFunction } from '../../infra/bundling.ts';
import { sampleEvent } from '../functions/support/lambda.ts';

/**
 * Measures how many milliseconds a warm SetChatTimers computes, with AWS answering at once, and how many of them are
 * the SDK's for its two calls: medians of batches. It is bundled as it is for Lambda, and its log goes nowhere.
 */
export async function measureOwnWork(): Promise<{ readonly ownMs: number; readonly callsMs: number }> {
  const folder = mkdtempSync(fileURLToPath(new URL('../../.build/own-work-', import.meta.url)));
  try {
    const { dir } = await bundleFunction(fileURLToPath(new URL('own-work-run.ts', import.meta.url)), folder);
    const child = fork(join(dir, 'index.mjs'), [JSON.stringify(sampleEvent('set-chat-timers/default-policy'))], {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`own-work-run.ts ended with ${code} before it told anything.`);
    });
    const [{ invocationMs, callsMs }] = await Promise.race([once(child, 'message'), ended]);
    return { ownMs: Number(invocationMs) - Number(callsMs), callsMs: Number(callsMs) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (import.meta.main) console.log(await measureOwnWork());
