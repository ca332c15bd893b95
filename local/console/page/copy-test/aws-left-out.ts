import { RUN_LIMIT_MS } from '../../../test-language/run-limits.ts';
import { formatElapsed } from '../../../timeline/format.ts';
import { count } from '../format.ts';
import type { TimelineEntry } from '../model.ts';

/** What a test case cannot tell of a chat, in sentences. `joinedAt`: the place of the first agent's joining, or -1. */
export function leftOutOf(timeline: readonly TimelineEntry[], joinedAt: number): readonly string[] {
  const before = joinedAt < 0 ? timeline : timeline.slice(0, joinedAt);
  const startMs = Date.parse(timeline[0]?.at ?? '');
  const tookMs = Date.parse(timeline.at(-1)?.at ?? '') - startMs;
  return [
    ...afterJoining(timeline, joinedAt, startMs),
    ...unheard(before),
    ...(tookMs > RUN_LIMIT_MS
      ? [`Pauses are left out: the chat took ${formatElapsed(tookMs)}, and a run is stopped after 5 minutes.`]
      : []),
  ];
}

function afterJoining(timeline: readonly TimelineEntry[], joinedAt: number, startMs: number): readonly string[] {
  const joined = timeline[joinedAt];
  if (joined?.type !== 'PARTICIPANT_JOINED') return [];
  const after = timeline.slice(joinedAt);
  const messages = after.filter(({ type }) => type === 'MESSAGE').length;
  const timers = after.filter(({ type }) => type === 'PARTICIPANT_IDLE' || type === 'AUTO_DISCONNECTION').length;
  const what = [
    count(messages, 'message'),
    ...(timers === 0 ? [] : [count(timers, 'timer that fired', 'timers that fired')]),
  ];
  const when = formatElapsed(Date.parse(joined.at) - startMs);
  const where = `It ends where ${joined.detail.displayName} joins at ${when}: a run has no agents.`;
  return [`${where} Behind that: ${what.join(', ')}.`];
}

/** What was said before that and a run does not hear, or cannot say. */
function unheard(before: readonly TimelineEntry[]): readonly string[] {
  const said = before.filter((entry) => entry.type === 'MESSAGE');
  const bots = said.filter(({ role }) => role === 'CUSTOM_BOT').length;
  const others = said.filter(({ role, detail }) => role !== 'CUSTOM_BOT' && detail.contentType !== 'text/plain').length;
  const files = before.filter(({ type }) => type === 'ATTACHMENT').length;
  return [
    ...(bots === 0 ? [] : [`Left out: ${count(bots, 'message')} of custom bots, which a run does not hear.`]),
    ...(others === 0 ? [] : [`Left out: ${count(others, 'message')} in other formats than plain text.`]),
    ...(files === 0 ? [] : [`Left out: ${count(files, 'file')}.`]),
  ];
}
