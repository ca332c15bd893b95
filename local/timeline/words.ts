import { readInteractiveMessage } from '../chat-widget/interactive-message.ts';
import type { ParticipantRole } from '../engine/index.ts';
import { escapeControls, escapeInLines } from '../escape-controls.ts';
import { blockName } from '../flow-language/block-name.ts';
import { inWords } from './format.ts';
import { initiationInWords } from './initiation.ts';
import { ROLE_NAMES } from './roles.ts';
import type { EntryType, TimelineDetails, TimelineRecord } from './timeline-entry.ts';
import { armedInWords, inForceInWords, STOPPED_BY, timersInWords } from './timer-names.ts';

/** What a reader can leave out; `steps` is backstage and left out at first. */
export type Topic = 'messages' | 'people' | 'timers' | 'lambda' | 'flow' | 'steps';

export type Tone = 'customer' | 'agent' | 'bot' | 'flow' | 'timer' | 'lambda' | 'end' | 'problem' | 'quiet';

/** One entry of a timeline in words; page and terminal style them, each in its own way. */
export interface Words {
  readonly topic: Topic;
  readonly tone: Tone;
  /** One character that stands for what happened. */
  readonly icon: string;
  /** Who did it, or whom it is about. */
  readonly who: string;
  readonly what: string;
  /** Less important than `what`, and read after it. */
  readonly more: string;
}

/** Without `who` the role's name is told. */
type Row = Omit<Words, 'who' | 'more'> & Partial<Pick<Words, 'who' | 'more'>>;

type Rows = {
  readonly [Type in EntryType]: (detail: TimelineDetails[Type], role: ParticipantRole | null) => Row;
};

/** Errors that a flow is written for; the reader of a story is not to stop at them. */
const AS_PLANNED: ReadonlySet<string> = new Set([
  'InputTimeLimitExceeded',
  'NoMatchingCondition',
  'ParticipantNotFound',
  'TimeLimitExceeded',
]);

/** The words of each event. One that has none here does not compile. */
const ROWS: Rows = {
  MESSAGE: ({ displayName, contentType, text }, role) => ({
    ...{ topic: 'messages', icon: '“', tone: toneOf(role), ...messageInWords(contentType, text) },
    ...(role === 'SYSTEM' || displayName === '' ? {} : { who: displayName }),
  }),

  ATTACHMENT: ({ displayName, name, contentType, status }, role) => ({
    ...{ topic: 'messages', icon: '⎘', tone: toneOf(role), who: displayName },
    ...{ what: name, more: status === 'APPROVED' ? contentType : `${contentType}, ${inWords(status)}` },
  }),

  PARTICIPANT_CREATED: ({ displayName }) => step('+', `${displayName} is created`),
  PARTICIPANT_JOINED: ({ displayName }, role) => person('→', toneOf(role), `${displayName} joins`),
  PARTICIPANT_LEFT: ({ displayName, reason }, role) =>
    person('←', toneOf(role), `${displayName} leaves`, inWords(reason)),
  QUEUED: ({ queue, agentId }) => ({
    ...person('≡', 'agent', `Waits ${agentId === undefined ? 'in' : 'for'} ${queue}`),
    who: 'queue',
  }),
  TRANSFERRED: ({ queue }) => ({ ...person('⇄', 'agent', `Transferred to ${queue}`), who: 'queue' }),
  CHAT_REHYDRATED: ({ rehydrationType }) =>
    person('↺', 'customer', 'Goes on from an earlier chat', inWords(rehydrationType)),
  CHAT_ENDED: ({ reason }) => person('■', 'end', 'Chat ended', inWords(reason)),

  PARTICIPANT_IDLE: ({ displayName }) => timer('☾', `${displayName} has become idle`),
  PARTICIPANT_RETURNED: ({ displayName }) => timer('☀', `${displayName} has returned`),
  AUTO_DISCONNECTION: ({ displayName }) => timer('⏏', 'Auto-disconnection', `${displayName} was silent too long`),
  TIMERS_CONFIGURED: ({ timers }) => timer('◔', 'Timers configured', timersInWords(timers)),
  TIMERS_STARTED: ({ timers }) => timer('▷', 'Timers in force', inForceInWords(timers)),
  TIMERS_STOPPED: ({ stoppedBy }) => step('□', 'Timers stop', STOPPED_BY[stoppedBy]),
  TIMER_ARMED: ({ timer, armedBy, displayName }) =>
    step('◷', `Timer begins: ${timersInWords([timer])}`, armedInWords(armedBy, displayName)),

  CONTACT_STARTED: ({ initiationMethod }) =>
    step('·', 'Contact begins', `${initiationInWords(initiationMethod)}, ${initiationMethod}`),
  CONTACT_ENDED: ({ reason }) => step('·', 'Contact ends', inWords(reason)),
  CONTACT_EVENT: ({ eventType, rules, fault }) => ({
    ...step(
      '⇢',
      `Contact event ${eventType}${fault === null ? '' : `, ${inWords(fault)}`}`,
      `rule ${rules.join(', ')}`,
    ),
    ...(fault === null ? {} : { tone: 'problem' as const }),
  }),
  ATTRIBUTES_UPDATED: ({ keys }) => step('=', 'Attributes set', keys.join(', ')),

  FLOW_STARTED: ({ flow }) => ({ topic: 'flow', icon: '▶', tone: 'flow', who: 'flow', what: `${flow} starts` }),
  FLOW_ACTION: ({ action, title }) => blockStep(blockName(action, title), title),
  FLOW_BRANCH: ({ branch, label, action, reason }) => {
    if (reason === undefined) return flowStep('↳', `takes ${label}`, action);
    if (AS_PLANNED.has(branch)) return flowStep('↳', `takes ${label}`, `${action}: ${reason}`);
    return { topic: 'flow', icon: '↳', tone: 'problem', who: 'flow', what: `${action} takes ${label}`, more: reason };
  },
  FLOW_WAITS: ({ action, until }) => flowStep('◷', `${action} waits`, `until ${until}`),
  FLOW_STOOD_IN: ({ action, title, takes }) => ({
    ...{ topic: 'flow', icon: '◇', tone: 'problem', who: 'flow' },
    ...{ what: `Local Connect stands in for ${action}`, more: `${title} is not emulated: it takes ${takes}` },
  }),
  FLOW_ENDED: ({ flow }) => flowStep('·', `${flow} ends`),
  FLOW_FAILED: ({ flow, action, message }) => ({
    ...{ topic: 'flow', icon: '!', tone: 'problem', who: 'flow' },
    ...{ what: `${flow} failed at ${action}`, more: message },
  }),

  LAMBDA_INVOKED: ({ function: name }) => lambda('λ', 'lambda', `${name} is running`),
  LAMBDA_ANSWERED: ({ function: name, result }) => lambda('λ', 'lambda', name, pairsOf(result)),
  LAMBDA_FAILED: ({ function: name, errorName, errorMessage }) =>
    lambda('!', 'problem', `${name} failed: ${errorName}`, errorMessage),
};

/** Tells an entry. One of another version's timeline, with a type that has no words here, is told by its name. */
export function wordsOf<Type extends EntryType>({ type, role, detail }: TimelineRecord<Type>): Words {
  const row = Object.hasOwn(ROWS, type) ? ROWS[type](detail, role) : step('·', inWords(type));
  const { who, what, more, ...look } = { who: role === null ? '' : ROLE_NAMES[role], more: '', ...row };
  const shown = look.topic === 'messages' ? escapeInLines : escapeControls;
  return { ...look, who: escapeControls(who), what: shown(what), more: shown(more) };
}

const TONES: Readonly<Record<ParticipantRole, Tone>> = {
  CUSTOMER: 'customer',
  AGENT: 'agent',
  CUSTOM_BOT: 'bot',
  SUPERVISOR: 'agent',
  SYSTEM: 'flow',
};

function toneOf(role: ParticipantRole | null): Tone {
  return role === null ? 'quiet' : TONES[role];
}

function person(icon: string, tone: Tone, what: string, more = ''): Row {
  return { topic: 'people', icon, tone, what, more };
}

function timer(icon: string, what: string, more = ''): Row {
  return { topic: 'timers', icon, tone: 'timer', what, more };
}

function step(icon: string, what: string, more = ''): Row {
  return { topic: 'steps', icon, tone: 'quiet', what, more };
}

function flowStep(icon: string, what: string, more = ''): Row {
  return { ...step(icon, what, more), who: 'flow' };
}

/** A block that has no name of its own is called by its title, once. */
function blockStep(name: string, title: string): Row {
  return flowStep('·', name, name === title ? '' : title);
}

function lambda(icon: string, tone: Tone, what: string, more = ''): Row {
  return { topic: 'lambda', icon, tone, who: 'lambda', what, more };
}

/** An interactive message is told by its title and its choices. */
function messageInWords(contentType: string, text: string): Pick<Words, 'what' | 'more'> {
  const interactive = readInteractiveMessage(contentType, text);
  if (interactive === undefined || interactive.title === '') return { what: text, more: '' };
  return { what: interactive.title, more: interactive.choices.map((choice) => `[${choice}]`).join(' ') };
}

function pairsOf(result: Readonly<Record<string, unknown>>): string {
  return Object.entries(result)
    .map(([key, value]) => `${key} = ${typeof value === 'object' ? JSON.stringify(value) : value}`)
    .join(', ');
}
