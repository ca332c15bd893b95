import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Chance, ChatClock, ChatEngine, type ParticipantTimerUpdate } from '../../local/engine/index.ts';
import { threadTimeMs } from './thread-time.ts';

const START_MS = Date.UTC(2026, 0, 5, 9);
const HOUR_MS = 3_600_000;

/** A million chats take half of it. */
const LARGE_HEAP_MB = 8192;

interface EngineFigures {
  readonly chats: number;
  /** Heap for each chat with a customer, an agent and four timers in force; undefined without `--expose-gc`. */
  readonly bytesPerIdleChat: number | undefined;
  readonly startMs: number;
  /** Real time that eight hours of chat time take: every chat's timers fire and it ends. */
  readonly advanceMs: number;
  readonly events: number;
  readonly timersFired: number;
}

/**
 * Measures the engine: `chats` chats with four timers each, advanced eight hours. `readMs` reads a real clock.
 * The figures of one run mean something beside those of another on the same machine.
 */
export function measureEngine(readMs: () => number, chats = 100_000): EngineFigures {
  const clock = new ChatClock(START_MS);
  let events = 0;
  let timersFired = 0;
  const engine = new ChatEngine({
    clock,
    chance: new Chance(1),
    emit: ({ type }) => {
      events += 1;
      if (type === 'PARTICIPANT_IDLE' || type === 'AUTO_DISCONNECTION') timersFired += 1;
    },
  });
  const heapBefore = readHeapBytes();
  const startedAtMs = readMs();
  for (let index = 0; index < chats; index += 1) startChatWithAgent(engine, timersFor(index));
  const startMs = readMs() - startedAtMs;
  const heapAfter = readHeapBytes();

  const advancedAtMs = readMs();
  clock.advanceTo(START_MS + 8 * HOUR_MS);
  const advanceMs = readMs() - advancedAtMs;
  for (const chat of engine.chats) {
    if (!chat.ended) throw new Error(`The chat ${chat.initialContactId} did not end within eight hours.`);
  }
  const bytesPerIdleChat =
    heapBefore === undefined || heapAfter === undefined ? undefined : (heapAfter - heapBefore) / chats;
  return { chats, bytesPerIdleChat, startMs, advanceMs, events, timersFired };
}

/** The same with more chats than fit into the heap that Node has by default, in a process of its own. */
export async function measureLargeEngine(chats: number): Promise<EngineFigures> {
  const execArgv = ['--expose-gc', `--max-old-space-size=${LARGE_HEAP_MB}`];
  const child = fork(fileURLToPath(import.meta.url), [String(chats)], { execArgv });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The engine's process ended with ${code} before it told anything.`);
  });
  const [figures] = await Promise.race([once(child, 'message'), ended]);
  return figures;
}

function startChatWithAgent(engine: ChatEngine, timers: readonly ParticipantTimerUpdate[]): void {
  const { chat, participant } = engine.startChat({ displayName: 'Cleo', flowId: 'welcome' });
  engine.updateTimers(chat.initialContactId, timers);
  engine.connectParticipant(participant.participantId);
  engine.agentJoins(chat.initialContactId, 'Ada', 'AGENT');
}

/** Spread over the hours, so that the heap of deadlines is as unordered as a day's. Both idle timers fire first. */
function timersFor(index: number): readonly ParticipantTimerUpdate[] {
  return [
    { role: 'CUSTOMER', type: 'IDLE', minutes: 2 + ((index * 7) % 119) },
    { role: 'CUSTOMER', type: 'DISCONNECT_NONCUSTOMER', minutes: 121 + ((index * 11) % 119) },
    { role: 'AGENT', type: 'IDLE', minutes: 2 + ((index * 13) % 119) },
    { role: 'AGENT', type: 'DISCONNECT_NONCUSTOMER', minutes: 121 + ((index * 17) % 239) },
  ];
}

function readHeapBytes(): number | undefined {
  if (globalThis.gc === undefined) return undefined;
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

if (import.meta.main) {
  const figures = measureEngine(threadTimeMs, Number(process.argv[2] ?? 1_000_000));
  console.log(figures);
  process.send?.(figures);
  process.disconnect?.();
}
