import type { Rate } from '../../../local/api/quota-bucket.ts';
import { type Capacity, MOST_CHATS_OF_AN_INSTANCE } from '../capacity.ts';
import { BUSY_TIMES } from '../load/made-chats.ts';
import { CALLED, type CalledQuotas } from '../quotas/called.ts';
import { REFUSED_AT_MOST } from '../quotas/needed.ts';

/** The loads side by side for a terminal, and what to raise. */
export function capacityText(loads: readonly Capacity[], quotas: CalledQuotas): string {
  const row = (title: string, of: (load: Capacity) => string) => [title, ...loads.map(of)];
  const rows = [
    row('chats an hour', ({ chatsPerHour }) => count(chatsPerHour)),
    row('chats that began', ({ chats }) => count(chats)),
    row('timers set at once', (load) => percent(load.atOnce, load)),
    row('timers QUEUED', (load) => percent(load.queued, load)),
    row('  set late: an agent had joined', (load) => percent(load.late, load)),
    row('  dropped: the chat had ended', (load) => percent(load.dropped, load)),
    row('  lost: in the dead-letter queue', (load) => percent(load.lost, load)),
    row('set after, median', ({ medianMs }) => duration(medianMs)),
    row('set after, 99th percentile', ({ p99Ms }) => duration(p99Ms)),
    row('oldest message in the queue', ({ queue }) => duration(queue.oldestAgeMs)),
    row('most messages in the queue', ({ queue }) => count(queue.mostWaiting)),
    row('SetChatTimers at a time', ({ mostConcurrent }) => count(mostConcurrent.SetChatTimers)),
    row('RetryChatTimers at a time', ({ mostConcurrent }) => count(mostConcurrent.RetryChatTimers)),
    row('chats at a time', ({ mostChatsAtATime }) => count(mostChatsAtATime)),
    ...CALLED.map((operation) =>
      row(`${operation} refused, of calls`, ({ calls }) => {
        const { calls: all, refused } = calls[operation];
        return all === 0 ? '–' : `${count(refused)} of ${count(all)}`;
      }),
    ),
  ];
  return [
    `Quotas: ${CALLED.map((operation) => `${operation} ${shown(quotas[operation])}`).join(', ')}.`,
    `Poisson arrivals; one minute of the hour has ${BUSY_TIMES} times as many.`,
    '',
    table(rows),
    '',
    ...loads.map(adviceOf),
    '',
  ].join('\n');
}

/** Which quota to raise first, and to what. */
function adviceOf({ chatsPerHour, raise, mostChatsAtATime }: Capacity): string {
  const [first, ...others] = raise.map(({ operation, from, to }) => `${operation} from ${shown(from)} to ${shown(to)}`);
  const refused = `${100 * REFUSED_AT_MOST} %`;
  const rates =
    first === undefined
      ? `the rates are enough: at most ${refused} of first calls are refused.`
      : `raise first ${[first, ...others].join(', then ')}. Then at most ${refused} of first calls are refused.`;
  const chats =
    mostChatsAtATime <= MOST_CHATS_OF_AN_INSTANCE
      ? ''
      : ` The quota of ${MOST_CHATS_OF_AN_INSTANCE} chats at a time has to be ${count(mostChatsAtATime)} or more.`;
  return `${count(chatsPerHour)} chats an hour: ${rates}${chats}`;
}

const shown = ({ perSecond, burst }: Rate) => `${perSecond}/${burst}`;

const count = (value: number) => value.toLocaleString('en');

function percent(part: number, { chats }: Capacity): string {
  if (part === 0 || chats === 0) return '0 %';
  return `${((100 * part) / chats).toFixed(1)} %`;
}

function duration(ms: number | undefined): string {
  if (ms === undefined || ms === 0) return '–';
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 120_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${(ms / 60_000).toFixed(1)} min`;
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map(([title = '', ...cells]) =>
      [title.padEnd(widths[0] ?? 0), ...cells.map((cell, at) => cell.padStart(widths[at + 1] ?? 0))].join('  '),
    )
    .join('\n');
}
