import { isoTime } from '../iso-time.ts';
import { amount, type Body, onlyMembers } from './body.ts';
import type { ClockView, NextDeadlineView } from './clock-views.ts';
import type { ControlContext } from './control-context.ts';
import { badRequest, conflict } from './control-error.ts';

/** Ten years: enough for every deadline there is, and far from the end of what a date can hold. */
const MOST_MINUTES = 10 * 366 * 24 * 60;
const MOST_RATE = 100_000;
const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/;
const INSTRUCTIONS = [
  ...['advanceMinutes', 'advanceSeconds', 'advanceTo', 'advanceToNextTimer', 'advanceToNextDeadline', 'mode'],
];

/** `GET /local/clock` */
export function getClock({ clock, driver }: ControlContext): ClockView {
  return { now: isoTime(clock.nowMs), mode: driver.mode, rate: driver.rate };
}

/** `GET /local/clock/next`: the deadline that `advanceToNextDeadline` goes to; null where there is none. */
export function getNextDeadline({ driver: { nextDeadline } }: ControlContext): {
  readonly next: NextDeadlineView | null;
} {
  return {
    next: nextDeadline === undefined ? null : { kind: nextDeadline.kind, dueAt: isoTime(nextDeadline.dueAtMs) },
  };
}

/** `POST /local/clock`: exactly one instruction. */
export async function postClock(context: ControlContext, body: Body) {
  onlyMembers(body, [...INSTRUCTIONS, 'rate']);
  const [instruction, ...others] = INSTRUCTIONS.filter((name) => body[name] !== undefined);
  if (instruction === undefined || others.length > 0) {
    throw badRequest(`Expected exactly one of ${INSTRUCTIONS.join(', ')}.`);
  }
  if (body.rate !== undefined && body.mode !== 'live') throw badRequest('"rate" goes with "mode": "live".');
  const { driver } = context;
  switch (instruction) {
    case 'advanceMinutes':
      await driver.advance(amount(body, instruction, MOST_MINUTES) * 60_000);
      break;
    case 'advanceSeconds':
      await driver.advance(amount(body, instruction, MOST_MINUTES * 60) * 1000);
      break;
    case 'advanceTo':
      await driver.advanceTo(instant(context, body));
      break;
    case 'advanceToNextTimer':
      if (body[instruction] !== true) throw badRequest(`"${instruction}" must be true.`);
      if (!(await driver.advanceToNextTimer())) {
        throw conflict('No participant timer is running: there is nothing to advance to.');
      }
      break;
    case 'advanceToNextDeadline':
      if (body[instruction] !== true) throw badRequest(`"${instruction}" must be true.`);
      if (!(await driver.advanceToNextDeadline())) {
        throw conflict('No timer runs, no flow waits and nothing is delayed: there is nothing to advance to.');
      }
      break;
    default:
      setMode(context, body);
  }
  return getClock(context);
}

/** A moment to come, in milliseconds since 1970. */
function instant({ clock }: ControlContext, { advanceTo }: Body): number {
  const atMs = typeof advanceTo === 'string' && ISO_TIME.test(advanceTo) ? Date.parse(advanceTo) : Number.NaN;
  if (Number.isNaN(atMs)) throw badRequest('"advanceTo" must be a time such as "2026-11-26T09:05:00.000Z".');
  if (atMs - clock.nowMs > MOST_MINUTES * 60_000) {
    throw badRequest(`"advanceTo" must be within ${MOST_MINUTES} minutes of ${isoTime(clock.nowMs)}.`);
  }
  return atMs;
}

function setMode({ driver }: ControlContext, body: Body): void {
  if (body.mode === 'manual') driver.setMode({ mode: 'manual' });
  else if (body.mode === 'live') {
    driver.setMode({ mode: 'live', rate: body.rate === undefined ? 1 : amount(body, 'rate', MOST_RATE) });
  } else throw badRequest('"mode" must be "manual" or "live".');
}
