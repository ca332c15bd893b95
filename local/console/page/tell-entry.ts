import { readInteractiveMessage } from '../../timeline/interactive-message.ts';
import { inWords } from './format.ts';
import { type Instance, isOwnQueue, type Role, type TimelineEntry } from './model.ts';

export type Topic = 'messages' | 'people' | 'timers' | 'lambda' | 'flow' | 'steps';

/** One entry of a timeline in words. */
export interface Told {
  readonly topic: Topic;
  readonly icon: string;
  readonly tone: 'customer' | 'agent' | 'bot' | 'flow' | 'timer' | 'lambda' | 'end' | 'problem' | 'quiet';
  readonly who: string;
  readonly what: string;
  /** Smaller, beside `what`. */
  readonly more: string;
}

const WHO: Readonly<Record<Role, string>> = {
  CUSTOMER: 'customer',
  AGENT: 'agent',
  CUSTOM_BOT: 'bot',
  SUPERVISOR: 'supervisor',
  SYSTEM: 'flow',
};

const TONE: Readonly<Record<Role, Told['tone']>> = {
  CUSTOMER: 'customer',
  AGENT: 'agent',
  CUSTOM_BOT: 'bot',
  SUPERVISOR: 'agent',
  SYSTEM: 'flow',
};

export function tell({ type, role, detail }: TimelineEntry, queues: Instance['queues']): Told {
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
function messageInWords(contentType: string, text: string): Pick<Told, 'what' | 'more'> {
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
