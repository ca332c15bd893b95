import { Refusal } from './errors.ts';
import type { ParticipantTimer, ParticipantTimerUpdate, TimerRole, TimerType } from './model.ts';

const MIN_TIMER_MINUTES = 2;
const MAX_TIMER_MINUTES = 480;
const ROLES: readonly TimerRole[] = ['CUSTOMER', 'AGENT'];
const TYPES: readonly TimerType[] = ['IDLE', 'DISCONNECT_NONCUSTOMER'];

/** Keeps T1 and T2: refuses the whole update, naming every problem in it. */
export function checkTimerUpdates(updates: readonly ParticipantTimerUpdate[]): void {
  const problems: string[] = [];
  const seen = new Set<string>();
  if (updates.length === 0) problems.push('No timer is named; expected at least one.');
  for (const [index, { role, type, minutes }] of updates.entries()) {
    const where = `Timer ${index + 1} (${role} ${type})`;
    if (!ROLES.includes(role)) problems.push(`${where}: the role is ${role}; expected ${ROLES.join(' or ')}.`);
    if (!TYPES.includes(type)) problems.push(`${where}: the type is ${type}; expected ${TYPES.join(' or ')}.`);
    if (minutes !== null && !isTimerDuration(minutes)) {
      problems.push(
        `${where}: the duration is ${minutes} minutes; ` +
          `expected a whole number from ${MIN_TIMER_MINUTES} to ${MAX_TIMER_MINUTES}, or Unset.`,
      );
    }
    const pair = `${role} ${type}`;
    if (seen.has(pair)) problems.push(`${where}: this role and type stand in the list more than once; expected once.`);
    seen.add(pair);
  }
  if (problems.length > 0) throw new Refusal('INVALID', problems.join(' '));
}

/** Keeps T3: named timers are replaced or, with `null`, deleted; the others stay. Always in the same order. */
export function applyTimerUpdates(
  config: readonly ParticipantTimer[],
  updates: readonly ParticipantTimerUpdate[],
): readonly ParticipantTimer[] {
  const next: ParticipantTimer[] = [];
  for (const role of ROLES) {
    for (const type of TYPES) {
      const update = updates.find((candidate) => candidate.role === role && candidate.type === type);
      const minutes = update === undefined ? minutesOf(config, role, type) : update.minutes;
      if (minutes !== null && minutes !== undefined) next.push({ role, type, minutes });
    }
  }
  return next;
}

export function minutesOf(timers: readonly ParticipantTimer[], role: TimerRole, type: TimerType): number | undefined {
  return timers.find((timer) => timer.role === role && timer.type === type)?.minutes;
}

function isTimerDuration(minutes: number): boolean {
  return Number.isInteger(minutes) && minutes >= MIN_TIMER_MINUTES && minutes <= MAX_TIMER_MINUTES;
}
