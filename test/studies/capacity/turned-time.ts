import { getEnvironmentData } from 'node:worker_threads';
import { TurnedTime } from '../../functions/support/turned-time.ts';
import { TURNED_MEMORY, TurnedMemory } from './turned-memory.ts';

/** Has the function of this worker live by the time that a test turns. Its bundle is imported after this file. */

type Handler = (event: unknown, context: unknown) => unknown;

const memory = new TurnedMemory(bufferOf(getEnvironmentData(TURNED_MEMORY)));
const worker = memory.enter();
let isAtWork = false;

const time = new TurnedTime({
  get nowMs() {
    return memory.nowMs;
  },
  random: () => memory.draw(),
  isAtWork: () => isAtWork,
  waitsUntil: (dueAtMs) => memory.wait(worker, dueAtMs),
  callEnded: () => undefined,
  quietTurnsOfACall: Number.POSITIVE_INFINITY,
  // A kept one is closed after seconds of the machine's time, and the call would be repeated.
  ownConnections: true,
});

/** The handler, watched: the test hears when it waits for the time, and for which. */
export function turned(handler: Handler): Handler {
  return async (event, context) => {
    isAtWork = true;
    memory.begin(worker);
    time.runDue();
    try {
      return await handler(event, context);
    } finally {
      isAtWork = false;
      memory.end(worker);
    }
  };
}

async function wakeAgainAndAgain(): Promise<never> {
  for (let seen = 0; ; ) {
    seen = await memory.nextWake(worker, seen);
    time.runDue();
  }
}

function bufferOf(value: unknown): SharedArrayBuffer {
  if (value instanceof SharedArrayBuffer) return value;
  throw new TypeError('The test shares no memory with its workers.');
}

void wakeAgainAndAgain();
