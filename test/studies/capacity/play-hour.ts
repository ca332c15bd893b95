import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualTransportClock, type TransportClock } from '../../../local/clock/transport-clock.ts';
import { LocalConnect } from '../../../local/index.ts';
import type { MadeChat } from '../../../studies/capacity/load/made-chats.ts';
import { flowEvent } from '../../functions/support/lambda.ts';

/** What came of the timers of an hour's chats in Local Connect. */
export interface PlayedHour {
  readonly atOnce: number;
  readonly queued: number;
  readonly setAfterMs: readonly number[];
  readonly late: number;
  /** Their chat had ended before they could be set. */
  readonly dropped: number;
  /** How often a retry was throttled, too. */
  readonly throttledRetries: number;
}

/** Stands where the chat clock stands: the test turns both in one. */
class TurnedWithTheChat implements TransportClock {
  readonly #still = new ManualTransportClock(0);
  chat: { readonly nowMs: number } | undefined;

  get nowMs(): number {
    return this.chat?.nowMs ?? 0;
  }

  after(delayMs: number, fire: () => void): () => void {
    return this.#still.after(delayMs, fire);
  }
}

/** The sandbox's deployment, but its functions give up after two seconds: while they wait, it is the machine's time. */
export function impatientAssembly(): string {
  const folder = mkdtempSync(join(tmpdir(), 'capacity-'));
  cpSync('.build/sandbox', folder, { recursive: true });
  const path = join(folder, 'ChatFunctions.template.json');
  const template = JSON.parse(readFileSync(path, 'utf8'));
  template.Resources.SetChatTimers.Properties.Environment.Variables.BLOCK_TIME_LIMIT_SECONDS = '2';
  template.Resources.RetryChatTimers.Properties.Timeout = 2;
  writeFileSync(path, JSON.stringify(template));
  return folder;
}

/**
 * Plays the chats in Local Connect with its quotas on. An agent joins only where timers wait, and such a chat ends when
 * the agent leaves: elsewhere it would change nothing.
 */
export async function playHour(assembly: string, chats: readonly MadeChat[]): Promise<PlayedHour> {
  const transport = new TurnedWithTheChat();
  const lines: { readonly text: string; readonly atMs: number }[] = [];
  await using connect = await LocalConnect.start({
    assembly,
    transport,
    seed: 1,
    onLog: ({ text }) => lines.push({ text, atMs: transport.nowMs }),
  });
  transport.chat = connect.clock;
  connect.quotas.setMode('aws');
  const zeroMs = connect.clock.nowMs;
  const goTo = (atMs: number) => connect.clock.advance({ seconds: (zeroMs + atMs - connect.clock.nowMs) / 1000 });

  const answers: string[] = [];
  const coming = chats.map(({ startMs }, index) => ({ atMs: startMs, act: () => ask(index) }));
  for (let next = coming.shift(); next !== undefined; next = coming.shift()) {
    await goTo(next.atMs);
    await next.act();
  }
  await connect.clock.advance({ hours: 1 });

  async function ask(index: number): Promise<void> {
    const contactId = `chat-${index}`;
    const answer = JSON.stringify(await connect.invoke('SetChatTimers', flowEvent({}, contactId)));
    answers.push(answer);
    const { agentAtMs, endMs } = chats[index] ?? {};
    if (agentAtMs === undefined || !answer.includes('"QUEUED"')) return;
    const agent = connect.agent(`Agent ${index}`);
    come(agentAtMs, async () => void (await agent.joins({ contactId })));
    if (endMs !== undefined && Number.isFinite(endMs)) come(endMs, () => agent.leaves({ contactId }));
  }

  function come(atMs: number, act: () => Promise<void>): void {
    const at = coming.findIndex((other) => other.atMs > atMs);
    coming.splice(at === -1 ? coming.length : at, 0, { atMs, act });
  }

  const told = (message: string) => lines.filter(({ text }) => text.includes(message));
  const startMsOf = (text: string) => chats[Number(/"chat-(\d+)"/.exec(text)?.[1])]?.startMs ?? Number.NaN;
  const atOnce = answers.filter((answer) => answer.includes('"SET"')).length;
  const byRetry = told('Chat timers set by a retry').map(({ text, atMs }) => atMs - zeroMs - startMsOf(text));
  return {
    atOnce,
    queued: answers.filter((answer) => answer.includes('"QUEUED"')).length,
    setAfterMs: [...Array.from({ length: atOnce }, () => 0), ...byRetry].sort((one, other) => one - other),
    late: told('An agent joined before the timers were set').length,
    dropped: told('The contact is gone: timers dropped').length,
    throttledRetries: told('Chat timers still not set').length,
  };
}
