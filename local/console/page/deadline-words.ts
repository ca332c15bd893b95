import { timerName } from '../../timeline/timer-names.ts';
import type { Chat, NextDeadline, Timer } from './model.ts';

const KINDS: Readonly<Record<NextDeadline['kind'], string>> = {
  IDLE_TIMER: 'idle timer',
  DISCONNECT_TIMER: 'auto-disconnect',
  WAIT: 'flow goes on',
  CONNECTION_LIMIT: 'time to connect ends',
  CHAT_DURATION: 'chat ends',
  QUEUE_DELAY: 'queue delivers',
  OTHER: 'due',
};

const TIMER_OF: Readonly<Partial<Record<NextDeadline['kind'], Timer['type']>>> = {
  IDLE_TIMER: 'IDLE',
  DISCONNECT_TIMER: 'DISCONNECT_NONCUSTOMER',
};

/**
 * `Alex: customer idle timer`: what is due next, whose timer it is and, where several chats go on, in which chat.
 * Nobody is named where the chats do not tell whose it is.
 */
export function deadlineInWords(next: NextDeadline, chats: readonly Chat[]): string {
  const goingOn = chats.filter(({ current }) => current.state !== 'ENDED');
  const theirs = theirsOf(goingOn, next);
  const what = kindInWords(next, theirs);
  const [first, ...others] = theirs;
  if (first === undefined || goingOn.length === 1) return what;
  return `${shortName(first)}${others.length === 0 ? '' : ` and ${others.length} more`}: ${what}`;
}

/** The bar has room for two short lines. */
const LONGEST_NAME = 16;

function shortName({ customerName }: Chat): string {
  return customerName.length > LONGEST_NAME ? `${customerName.slice(0, LONGEST_NAME - 1)}…` : customerName;
}

function theirsOf(goingOn: readonly Chat[], next: NextDeadline): readonly Chat[] {
  if (next.kind === 'WAIT') return goingOn.filter(({ current }) => current.flow?.waitsUntil === next.dueAt);
  if (next.kind !== 'CONNECTION_LIMIT') return goingOn.filter(({ current }) => timersDue(current, next).length > 0);
  // A chat does not tell until when somebody must connect: it is known only where one chat waits for that.
  const awaiting = goingOn.filter(({ current }) => current.participants.some(({ state }) => state === 'CREATED'));
  return awaiting.length === 1 ? awaiting : [];
}

function timersDue({ timers }: Chat['current'], { kind, dueAt }: NextDeadline): Chat['current']['timers'] {
  return timers.filter((timer) => timer.type === TIMER_OF[kind] && timer.dueAt === dueAt);
}

/** Whose timer it is, where it is of one role. */
function kindInWords(next: NextDeadline, chats: readonly Chat[]): string {
  const names = new Set(
    chats.flatMap(({ current }) => timersDue(current, next).map(({ role, type }) => timerName(role, type))),
  );
  const [name, ...others] = names;
  if (name === undefined || others.length > 0) return KINDS[next.kind];
  return next.kind === 'IDLE_TIMER' ? `${name} timer` : name;
}
