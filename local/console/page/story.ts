import { readInteractiveMessage } from '../../timeline/interactive-message.ts';
import { inWords } from './format.ts';
import { type Instance, isOwnQueue, type Role, type TimelineEntry } from './model.ts';

export type Topic = 'messages' | 'people' | 'timers' | 'lambda' | 'flow' | 'steps';

/** What a reader can show and hide, and what is shown at first: the story without its backstage. */
export const TOPICS: readonly { readonly topic: Topic; readonly label: string; readonly shown: boolean }[] = [
  { topic: 'messages', label: 'Messages', shown: true },
  { topic: 'people', label: 'People', shown: true },
  { topic: 'timers', label: 'Timers', shown: true },
  { topic: 'lambda', label: 'Lambda', shown: true },
  { topic: 'flow', label: 'Flows', shown: true },
  { topic: 'steps', label: 'Steps', shown: false },
];

export interface StoryRow {
  readonly part: 'row';
  readonly key: string;
  readonly at: string;
  readonly elapsedMs: number;
  /** The first of the rows with the same time shows it. */
  readonly showsTime: boolean;
  readonly icon: string;
  readonly tone: 'customer' | 'agent' | 'bot' | 'flow' | 'timer' | 'lambda' | 'end' | 'problem' | 'quiet';
  readonly who: string;
  readonly what: string;
  /** Smaller, beside `what`. */
  readonly more: string;
}

export type StoryPart =
  | StoryRow
  | { readonly part: 'gap'; readonly key: string; readonly gapMs: number }
  | { readonly part: 'contact'; readonly key: string; readonly contactId: string; readonly number: number };

/** Gaps of at least this much are drawn: time passing is what chat timers are about. */
const GAP_MS = 60_000;

/**
 * Tells a timeline as a story: rows of the topics that are shown, with the time that passed between them and the
 * places where a new contact of the chain begins. What failed is told whatever is hidden.
 */
export function tellStory(
  timeline: readonly TimelineEntry[],
  options: { readonly shown: ReadonlySet<Topic>; readonly search: string; readonly queues: Instance['queues'] },
): readonly StoryPart[] {
  const startMs = Date.parse(timeline[0]?.at ?? '');
  const search = options.search.trim().toLowerCase();
  const parts: StoryPart[] = [];
  const contactNumbers = new Map<string, number>();
  let previousAtMs = startMs;
  let previousContactId = '';
  let shownTime = -1;
  for (const [index, entry] of timeline.entries()) {
    if (!contactNumbers.has(entry.contactId)) contactNumbers.set(entry.contactId, contactNumbers.size + 1);
    const { topic, ...told } = tell(entry, options.queues);
    const isProblem = told.tone === 'problem';
    if (!isProblem && !options.shown.has(topic)) continue;
    if (entry.type === 'LAMBDA_INVOKED' && hasOutcome(timeline, index)) continue;
    const words = `${told.who} ${told.what} ${told.more} ${entry.type}`.toLowerCase();
    if (search !== '' && !words.includes(search)) continue;

    const atMs = Date.parse(entry.at);
    if (parts.length > 0 && atMs - previousAtMs >= GAP_MS) {
      parts.push({ part: 'gap', key: `gap ${index}`, gapMs: atMs - previousAtMs });
    }
    if (previousContactId !== '' && previousContactId !== entry.contactId) {
      const number = contactNumbers.get(entry.contactId) ?? 0;
      parts.push({ part: 'contact', key: `contact ${index}`, contactId: entry.contactId, number });
    }
    const second = Math.floor((atMs - startMs) / 1000);
    parts.push({
      part: 'row',
      key: String(index),
      at: entry.at,
      elapsedMs: atMs - startMs,
      showsTime: second !== shownTime || parts.at(-1)?.part !== 'row',
      ...told,
    });
    previousAtMs = atMs;
    previousContactId = entry.contactId;
    shownTime = second;
  }
  return parts;
}

/** An invocation whose answer or failure follows needs no row of its own. */
function hasOutcome(timeline: readonly TimelineEntry[], index: number): boolean {
  const invoked = timeline[index];
  return timeline
    .slice(index + 1)
    .some(
      ({ type, contactId, detail }) =>
        (type === 'LAMBDA_ANSWERED' || type === 'LAMBDA_FAILED') &&
        contactId === invoked?.contactId &&
        detail.action === invoked.detail.action,
    );
}

type Told = Pick<StoryRow, 'icon' | 'tone' | 'who' | 'what' | 'more'> & { readonly topic: Topic };

const WHO: Readonly<Record<Role, string>> = {
  CUSTOMER: 'customer',
  AGENT: 'agent',
  CUSTOM_BOT: 'bot',
  SUPERVISOR: 'supervisor',
  SYSTEM: 'flow',
};

const TONE: Readonly<Record<Role, StoryRow['tone']>> = {
  CUSTOMER: 'customer',
  AGENT: 'agent',
  CUSTOM_BOT: 'bot',
  SUPERVISOR: 'agent',
  SYSTEM: 'flow',
};

function tell({ type, role, detail }: TimelineEntry, queues: Instance['queues']): Told {
  const say = (key: string) => String(detail[key] ?? '');
  const who = role === null ? '' : WHO[role];
  const tone = role === null ? 'quiet' : TONE[role];
  const name = say('displayName');
  switch (type) {
    case 'MESSAGE':
      return {
        topic: 'messages',
        icon: '“',
        tone,
        who: role === 'SYSTEM' ? 'flow' : name || who,
        ...messageInWords(say('contentType'), say('text')),
      };
    case 'PARTICIPANT_JOINED':
      return { topic: 'people', icon: '→', tone, who, what: `${name} joins`, more: '' };
    case 'PARTICIPANT_LEFT':
      return { topic: 'people', icon: '←', tone, who, what: `${name} leaves`, more: inWords(say('reason')) };
    case 'PARTICIPANT_CREATED':
      return { topic: 'steps', icon: '+', tone: 'quiet', who, what: `${name} is created`, more: '' };
    case 'PARTICIPANT_IDLE':
      return { topic: 'timers', icon: '☾', tone: 'timer', who, what: `${name} has become idle`, more: '' };
    case 'PARTICIPANT_RETURNED':
      return { topic: 'timers', icon: '☀', tone: 'timer', who, what: `${name} has returned`, more: '' };
    case 'AUTO_DISCONNECTION':
      return {
        topic: 'timers',
        icon: '⏏',
        tone: 'timer',
        who,
        what: 'Auto-disconnection',
        more: `${name} was silent too long`,
      };
    case 'TIMERS_CONFIGURED':
      return {
        topic: 'timers',
        icon: '◔',
        tone: 'timer',
        who: '',
        what: 'Timers configured',
        more: timersInWords(detail.timers),
      };
    case 'TIMERS_STARTED':
      return {
        topic: 'timers',
        icon: '▷',
        tone: 'timer',
        who: '',
        what: 'Timers start',
        more: timersInWords(detail.timers),
      };
    case 'TIMERS_STOPPED':
      return { topic: 'steps', icon: '□', tone: 'quiet', who: '', what: 'Timers stop', more: '' };
    case 'QUEUED':
      return {
        topic: 'people',
        icon: '≡',
        tone: 'agent',
        who: 'queue',
        what: `Waits ${isOwnQueue(say('queue'), queues) ? 'for' : 'in'} ${say('queue')}`,
        more: '',
      };
    case 'TRANSFERRED':
      return {
        topic: 'people',
        icon: '⇄',
        tone: 'agent',
        who: 'queue',
        what: `Transferred to ${say('queue')}`,
        more: '',
      };
    case 'CONTACT_STARTED':
      return {
        topic: 'steps',
        icon: '·',
        tone: 'quiet',
        who: '',
        what: 'Contact begins',
        more: inWords(say('initiationMethod')),
      };
    case 'CONTACT_ENDED':
      return { topic: 'steps', icon: '·', tone: 'quiet', who: '', what: 'Contact ends', more: inWords(say('reason')) };
    case 'CHAT_ENDED':
      return { topic: 'people', icon: '■', tone: 'end', who: '', what: 'Chat ended', more: inWords(say('reason')) };
    case 'CHAT_REHYDRATED':
      return {
        topic: 'people',
        icon: '↺',
        tone: 'customer',
        who: '',
        what: 'Goes on from an earlier chat',
        more: inWords(say('rehydrationType')),
      };
    case 'ATTRIBUTES_UPDATED':
      return { topic: 'steps', icon: '=', tone: 'quiet', who: '', what: 'Attributes set', more: listOf(detail.keys) };
    case 'FLOW_STARTED':
      return { topic: 'flow', icon: '▶', tone: 'flow', who: 'flow', what: `${say('flow')} starts`, more: '' };
    case 'FLOW_ENDED':
      return { topic: 'steps', icon: '·', tone: 'quiet', who: 'flow', what: `${say('flow')} ends`, more: '' };
    case 'FLOW_ACTION':
      return { topic: 'steps', icon: '·', tone: 'quiet', who: 'flow', what: say('action'), more: say('actionType') };
    case 'FLOW_BRANCH':
      return {
        topic: 'steps',
        icon: '↳',
        tone: 'quiet',
        who: 'flow',
        what: `takes ${say('branch')}`,
        more: say('action'),
      };
    case 'FLOW_FAILED':
      return {
        topic: 'flow',
        icon: '!',
        tone: 'problem',
        who: 'flow',
        what: `${say('flow')} failed at ${say('action')}`,
        more: say('message'),
      };
    case 'LAMBDA_INVOKED':
      return {
        topic: 'lambda',
        icon: 'λ',
        tone: 'lambda',
        who: 'lambda',
        what: `${say('function')} is running`,
        more: '',
      };
    case 'LAMBDA_ANSWERED':
      return {
        topic: 'lambda',
        icon: 'λ',
        tone: 'lambda',
        who: 'lambda',
        what: say('function'),
        more: pairsOf(detail.result),
      };
    case 'LAMBDA_FAILED':
      return {
        topic: 'lambda',
        icon: '!',
        tone: 'problem',
        who: 'lambda',
        what: `${say('function')} failed: ${say('errorName')}`,
        more: say('errorMessage'),
      };
    default:
      return { topic: 'steps', icon: '·', tone: 'quiet', who, what: inWords(type), more: '' };
  }
}

/** An interactive message is told by its title and its choices. */
function messageInWords(contentType: string, text: string): Pick<StoryRow, 'what' | 'more'> {
  const interactive = readInteractiveMessage(contentType, text);
  if (interactive === undefined || interactive.title === '') return { what: text, more: '' };
  return { what: interactive.title, more: interactive.choices.map((choice) => `[${choice}]`).join(' ') };
}

const TIMER_NAMES: Readonly<Record<string, string>> = {
  'CUSTOMER IDLE': 'customer idle',
  'CUSTOMER DISCONNECT_NONCUSTOMER': 'customer auto-disconnect',
  'AGENT IDLE': 'agent idle',
  'AGENT DISCONNECT_NONCUSTOMER': 'agent auto-disconnect',
};

function timersInWords(timers: unknown): string {
  if (!Array.isArray(timers) || timers.length === 0) return 'none is set';
  return timers
    .map((timer) => {
      const name = TIMER_NAMES[`${timer?.role} ${timer?.type}`] ?? `${timer?.role} ${timer?.type}`;
      return `${name} ${typeof timer?.minutes === 'number' ? `${timer.minutes} min` : 'unset'}`;
    })
    .join(', ');
}

function listOf(values: unknown): string {
  return Array.isArray(values) ? values.join(', ') : '';
}

function pairsOf(result: unknown): string {
  if (typeof result !== 'object' || result === null) return String(result ?? '');
  return Object.entries(result)
    .map(([key, value]) => `${key} = ${typeof value === 'object' ? JSON.stringify(value) : value}`)
    .join(', ');
}
