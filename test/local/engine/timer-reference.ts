import type { ParticipantTimer, ParticipantTimerUpdate, RunningTimer, TimerRole } from '../../../local/engine/index.ts';

/**
 * The rules of chat timers, told a second time and in another way: nothing is scheduled, and everything that is due is
 * worked out anew from what has happened. The chat has a disconnect flow, and its duration is long enough.
 */
export type Happening = { readonly atMs: number } & (
  | { readonly what: 'CONFIGURED'; readonly updates: readonly ParticipantTimerUpdate[] }
  | { readonly what: 'CUSTOMER_CONNECTED' }
  | { readonly what: 'AGENT_JOINED' | 'AGENT_LEFT'; readonly name: string }
  | { readonly what: 'TRANSFERRED' | 'BOT_JOINED' | 'BOT_LEFT' }
  | { readonly what: 'SAID'; readonly role: TimerRole }
  | { readonly what: 'NOW' }
);

/** What the history comes to at its end. */
export interface Telling {
  readonly lines: readonly string[];
  readonly timerConfig: readonly ParticipantTimer[];
  readonly timersInForce: readonly ParticipantTimer[];
  readonly runningTimers: readonly RunningTimer[];
  readonly idle: readonly string[];
  readonly customerConnected: boolean;
  readonly agents: readonly string[];
  readonly bot: boolean;
  readonly contacts: number;
  readonly ended: boolean;
}

interface Mark {
  readonly atMs: number;
  readonly index: number;
}

interface Sitting {
  readonly timers: readonly ParticipantTimer[];
  /** When each role last spoke, or the timers began; undefined while the customer is not connected. */
  heard: Record<TimerRole, Mark> | undefined;
}

interface Expiry {
  readonly atMs: number;
  readonly role: TimerRole;
  readonly isAuto: boolean;
  /** Of equal ones the smaller goes first, compared number by number. */
  readonly precedence: readonly number[];
}

const ROLES: readonly TimerRole[] = ['CUSTOMER', 'AGENT'];
const CHAIN = 12;

export function retell(history: readonly Happening[], nowMs: number): Telling {
  const lines: string[] = [];
  let config: readonly ParticipantTimer[] = [];
  let sitting: Sitting | undefined;
  let customerConnected = false;
  let agents: string[] = [];
  let bot = false;
  let contacts = 1;
  let ended = false;
  let fromMs = Number.NEGATIVE_INFINITY;

  const nameOf = (role: TimerRole) => (role === 'CUSTOMER' ? 'Cleo' : (agents.at(-1) ?? '?'));
  const sit = (mark: Mark) => {
    const timers = config.filter(({ role }) => agents.length > 0 || role === 'CUSTOMER');
    sitting = { timers, heard: customerConnected ? { CUSTOMER: mark, AGENT: mark } : undefined };
  };
  const standUp = () => {
    const hadAgent = agents.length > 0;
    sitting = undefined;
    agents = [];
    bot = false;
    if (!hadAgent) return;
    if (contacts < CHAIN && customerConnected) contacts += 1;
    else ended = true;
  };

  for (const [index, happening] of [...history, { what: 'NOW', atMs: nowMs } as const].entries()) {
    for (const { atMs, role, isAuto } of expiriesOf(sitting, fromMs, happening.atMs)) {
      lines.push(`${atMs} ${isAuto ? 'AUTO_DISCONNECTION' : 'PARTICIPANT_IDLE'} ${nameOf(role)}`);
      if (isAuto) standUp();
      if (isAuto) break;
    }
    fromMs = happening.atMs;
    const mark = { atMs: happening.atMs, index };
    switch (happening.what) {
      case 'CONFIGURED':
        config = ROLES.flatMap((role) =>
          (['IDLE', 'DISCONNECT_NONCUSTOMER'] as const).flatMap((type) => {
            const isThis = (timer: { role: TimerRole; type: string }) => timer.role === role && timer.type === type;
            const { minutes = null } = happening.updates.find(isThis) ?? config.find(isThis) ?? {};
            return minutes === null ? [] : [{ role, type, minutes }];
          }),
        );
        break;
      case 'CUSTOMER_CONNECTED':
        customerConnected = true;
        if (sitting !== undefined) sitting.heard = { CUSTOMER: mark, AGENT: mark };
        break;
      case 'AGENT_JOINED':
        agents.push(happening.name);
        bot = false;
        sit(mark);
        break;
      case 'BOT_JOINED':
        bot = true;
        sit(mark);
        break;
      case 'AGENT_LEFT':
        if (agents.length === 1) standUp();
        else agents = agents.filter((name) => name !== happening.name);
        break;
      case 'TRANSFERRED':
      case 'BOT_LEFT':
        standUp();
        if (happening.what === 'TRANSFERRED' && !customerConnected) {
          // A transfer takes along a customer who is still to connect.
          contacts += 1;
          ended = false;
        }
        break;
      case 'SAID':
        if (sitting?.heard === undefined) break;
        if (isIdle(sitting, happening.role, happening.atMs)) {
          lines.push(`${happening.atMs} PARTICIPANT_RETURNED ${nameOf(happening.role)}`);
        }
        sitting.heard = { ...sitting.heard, [happening.role]: mark };
        break;
    }
  }

  const inForce = sitting?.timers ?? [];
  const idleRoles = ROLES.filter((role) => sitting !== undefined && isIdle(sitting, role, nowMs));
  return {
    lines,
    timerConfig: config,
    timersInForce: inForce,
    runningTimers: ROLES.flatMap((role) => runningOf(sitting, role, nowMs)),
    idle: idleRoles.map(nameOf),
    customerConnected,
    agents,
    bot,
    contacts,
    ended,
  };
}

/** When a role is idle, and when it is taken to have left, if it stays silent from its mark on. */
function silenceOf(sitting: Sitting, role: TimerRole) {
  const heard = sitting.heard?.[role];
  if (heard === undefined) return undefined;
  const msOf = (type: string) => {
    const minutes = sitting.timers.find((timer) => timer.role === role && timer.type === type)?.minutes;
    return minutes === undefined ? undefined : minutes * 60_000;
  };
  const idleMs = msOf('IDLE');
  const disconnectMs = msOf('DISCONNECT_NONCUSTOMER');
  const idleAtMs = idleMs === undefined ? undefined : heard.atMs + idleMs;
  const autoAtMs = disconnectMs === undefined ? undefined : (idleAtMs ?? heard.atMs) + disconnectMs;
  return { heard, idleAtMs, autoAtMs };
}

function isIdle(sitting: Sitting, role: TimerRole, atMs: number): boolean {
  const idleAtMs = silenceOf(sitting, role)?.idleAtMs;
  return idleAtMs !== undefined && idleAtMs <= atMs;
}

/** What expires after `fromMs` and by `toMs`, in its order. */
function expiriesOf(sitting: Sitting | undefined, fromMs: number, toMs: number): readonly Expiry[] {
  if (sitting === undefined) return [];
  const expiries: Expiry[] = [];
  for (const [place, role] of ROLES.entries()) {
    const silence = silenceOf(sitting, role);
    if (silence === undefined) continue;
    const { heard, idleAtMs, autoAtMs } = silence;
    if (idleAtMs !== undefined) {
      const precedence = [idleAtMs, 0, heard.index, place];
      expiries.push({ atMs: idleAtMs, role, isAuto: false, precedence });
    }
    if (autoAtMs !== undefined) {
      // Set when the role became idle, or else with its mark; what expires at an instant comes before what is said
      // then.
      const precedence = [autoAtMs, 1, idleAtMs ?? heard.atMs, idleAtMs === undefined ? 1 : 0, heard.index, place];
      expiries.push({ atMs: autoAtMs, role, isAuto: true, precedence });
    }
  }
  return expiries
    .filter(({ atMs }) => atMs > fromMs && atMs <= toMs)
    .sort((a, b) => comparePrecedence(a.precedence, b.precedence));
}

function comparePrecedence(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function runningOf(sitting: Sitting | undefined, role: TimerRole, nowMs: number): readonly RunningTimer[] {
  const silence = sitting === undefined ? undefined : silenceOf(sitting, role);
  if (sitting === undefined || silence === undefined) return [];
  const { idleAtMs, autoAtMs } = silence;
  const type = idleAtMs !== undefined && idleAtMs > nowMs ? 'IDLE' : 'DISCONNECT_NONCUSTOMER';
  const dueAtMs = type === 'IDLE' ? idleAtMs : autoAtMs;
  const timer = sitting.timers.find((candidate) => candidate.role === role && candidate.type === type);
  return timer === undefined || dueAtMs === undefined ? [] : [{ ...timer, dueAtMs }];
}
