import { styleText } from 'node:util';
import { readInteractiveMessage } from './interactive-message.ts';
import type { TimelineEntry } from './timeline.ts';

type Style = Parameters<typeof styleText>[0];

interface Line {
  readonly who: string;
  readonly what: string;
  readonly style: Style;
}

/** Entries that a reader of the story does not need; `everything` draws them too. */
const BACKSTAGE = new Set([
  'FLOW_ACTION',
  'FLOW_BRANCH',
  'FLOW_ENDED',
  'LAMBDA_ANSWERED',
  'PARTICIPANT_CREATED',
  'CONTACT_STARTED',
  'TIMERS_STARTED',
  'TIMERS_STOPPED',
  'ATTRIBUTES_UPDATED',
]);

/**
 * Draws a timeline for a person: time since the chat began, who, and what happened; one line an entry.
 * `colour` false leaves plain text, for a pipe.
 */
export function drawTimeline(
  entries: readonly TimelineEntry[],
  options: { readonly colour?: boolean; readonly everything?: boolean } = {},
): string {
  const { colour = false, everything = false } = options;
  const shown = entries.filter((entry) => everything || !BACKSTAGE.has(entry.type));
  const startMs = entries[0]?.atMs ?? 0;
  const paint = (style: Style, text: string) => (colour ? styleText(style, text, { validateStream: false }) : text);
  const lines: string[] = [];
  let lastTime = '';
  for (const entry of shown) {
    const time = formatElapsed(entry.atMs - startMs);
    const { who, what, style } = describe(entry);
    const shownTime = time === lastTime ? ' '.repeat(time.length) : time;
    // A gap in time is where the reader's eye should rest.
    if (lastTime !== '' && time !== lastTime) lines.push(paint('dim', `  ${'·'.padStart(7)}`));
    lines.push(`  ${paint('bold', shownTime)}  ${paint('dim', who.padEnd(9))}  ${paint(style, what)}`);
    lastTime = time;
  }
  return lines.join('\n');
}

/** `0:00:00` onwards; tenths of seconds are left out. */
export function formatElapsed(elapsedMs: number): string {
  const seconds = Math.floor(elapsedMs / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

const WHO: Readonly<Record<string, string>> = {
  CUSTOMER: 'customer',
  AGENT: 'agent',
  CUSTOM_BOT: 'bot',
  SUPERVISOR: 'supervisor',
  SYSTEM: 'flow',
};

function describe(entry: TimelineEntry): Line {
  const who = entry.role === null ? '' : (WHO[entry.role] ?? entry.role);
  const text = (key: string) => String(entry.detail[key] ?? '');
  const isFlow = entry.role === 'SYSTEM';
  switch (entry.type) {
    case 'FLOW_STARTED':
      return { who: 'flow', what: `▶ ${text('flow')} starts`, style: 'cyan' };
    case 'FLOW_ACTION':
      return { who: 'flow', what: `  ${text('action')} (${text('actionType')})`, style: 'dim' };
    case 'FLOW_BRANCH':
      return { who: 'flow', what: `  ${text('action')} → ${text('branch')}`, style: 'dim' };
    case 'FLOW_ENDED':
      return { who: 'flow', what: `■ ${text('flow')} ends`, style: 'dim' };
    case 'FLOW_FAILED':
      return { who: 'flow', what: `✗ ${text('flow')}, block ${text('action')}: ${text('message')}`, style: 'red' };
    case 'LAMBDA_INVOKED':
      return { who: 'flow', what: `λ ${text('function')} invoked`, style: 'magenta' };
    case 'LAMBDA_ANSWERED':
      return {
        who: 'flow',
        what: `λ ${text('function')} answered ${JSON.stringify(entry.detail.result)}`,
        style: 'dim',
      };
    case 'LAMBDA_FAILED':
      return {
        who: 'flow',
        what: `✗ ${text('function')}: ${text('errorName')}: ${text('errorMessage')}`,
        style: 'red',
      };
    case 'MESSAGE':
      return { who, what: describeMessage(text('contentType'), text('text')), style: isFlow ? 'gray' : 'white' };
    case 'TIMERS_CONFIGURED':
      return { who: 'flow', what: `⏱ timers configured: ${describeTimers(entry.detail.timers)}`, style: 'blue' };
    case 'TIMERS_STARTED':
      return { who: '', what: `⏱ timers started: ${describeTimers(entry.detail.timers)}`, style: 'dim' };
    case 'QUEUED':
      return { who: '', what: `waits in the queue ${text('queue')}`, style: 'cyan' };
    case 'TRANSFERRED':
      return { who: '', what: `transferred to the queue ${text('queue')}`, style: 'cyan' };
    case 'PARTICIPANT_JOINED':
      return { who, what: `+ ${text('displayName')} joins`, style: 'green' };
    case 'PARTICIPANT_LEFT':
      return { who, what: `− ${text('displayName')} leaves (${text('reason')})`, style: 'yellow' };
    case 'PARTICIPANT_IDLE':
      return { who, what: `… ${text('displayName')} is idle`, style: 'yellow' };
    case 'PARTICIPANT_RETURNED':
      return { who, what: `↩ ${text('displayName')} has returned`, style: 'green' };
    case 'AUTO_DISCONNECTION':
      return { who, what: `⏏ auto-disconnection: ${text('displayName')} was silent too long`, style: 'red' };
    case 'CONTACT_ENDED':
      return { who: '', what: `contact ended (${text('reason')})`, style: 'gray' };
    case 'CHAT_ENDED':
      return { who: '', what: `■ chat ended (${text('reason')})`, style: 'bold' };
    default:
      return { who, what: entry.type.toLowerCase().replaceAll('_', ' '), style: 'dim' };
  }
}

/** An interactive message is shown by its title and its choices; all others by their text. */
function describeMessage(contentType: string, text: string): string {
  const interactive = readInteractiveMessage(contentType, text);
  if (interactive === undefined || interactive.title === '') return `“${text}”`;
  return `“${interactive.title}” ${interactive.choices.map((choice) => `[${choice}]`).join(' ')}`.trimEnd();
}

const TIMER_NAMES: Readonly<Record<string, string>> = {
  'CUSTOMER IDLE': 'customer idle',
  'CUSTOMER DISCONNECT_NONCUSTOMER': 'customer auto-disconnect',
  'AGENT IDLE': 'agent idle',
  'AGENT DISCONNECT_NONCUSTOMER': 'agent auto-disconnect',
};

function describeTimers(timers: unknown): string {
  if (!Array.isArray(timers) || timers.length === 0) return 'none';
  return timers
    .map(({ role, type, minutes }: { role: string; type: string; minutes: number | null }) => {
      const name = TIMER_NAMES[`${role} ${type}`] ?? `${role} ${type}`;
      return `${name} ${minutes === null ? 'unset' : `${minutes} min`}`;
    })
    .join(', ');
}
