import { DAYS, type HoursOfOperation } from '../instance.ts';

/**
 * Whether the contact centre is open at that time. Midnight to midnight is around the clock (administrator guide,
 * set-hours-operation). Other hours that end before they start run into the next day, and those that end at 23:59
 * include the day's last minute (both assumed).
 */
export function isOpen({ config, timeZone }: HoursOfOperation, atMs: number): boolean {
  const { day, minutes } = wallClock(timeZone, atMs);
  const days: readonly string[] = DAYS;
  const dayBefore = days.at(days.indexOf(day) - 1);
  return config.some(({ day: opens, startMinutes, endMinutes: written }) => {
    const endMinutes = written === lastMinute ? lastMinute + 1 : written;
    const overnight = endMinutes <= startMinutes;
    if (opens === day && minutes >= startMinutes && (overnight || minutes < endMinutes)) return true;
    return overnight && opens === dayBefore && minutes < endMinutes;
  });
}

const lastMinute = 23 * 60 + 59;

/** Whether this is the name of a time zone. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function wallClock(timeZone: string, atMs: number): { readonly day: string; readonly minutes: number } {
  const written = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'long',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(atMs);
  const { weekday = '', hour, minute } = Object.fromEntries(written.map(({ type, value }) => [type, value]));
  return { day: weekday.toUpperCase(), minutes: Number(hour) * 60 + Number(minute) };
}
