import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface OwnWorkFigures {
  readonly medianMs: number;
  /** All but one in a hundred take at most this long. */
  readonly mostMs: number;
}

/** Measures what a warm SetChatTimers does itself, with AWS answering at once. Its log goes nowhere. */
export async function measureOwnWork(): Promise<OwnWorkFigures> {
  const child = fork(fileURLToPath(new URL('own-work-run.ts', import.meta.url)), {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`own-work-run.ts ended with ${code} before it told anything.`);
  });
  const [{ medianMs, mostMs }] = await Promise.race([once(child, 'message'), ended]);
  return { medianMs: Number(medianMs), mostMs: Number(mostMs) };
}

if (import.meta.main) console.log(await measureOwnWork());
