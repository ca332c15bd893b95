import type { TimerMinutes } from '../../../functions/shared/timers/chat-timers.ts';

/** `1,234`. */
export function count(value: number): string {
  return Math.round(value).toLocaleString('en');
}

/** `1.2 %`; as exact as a share this small can be. */
export function percent(share: number): string {
  return `${hundredths(share, digitsOf(share))} %`;
}

const MOST_DIGITS = 3;

/** `1.2 to 3.4 %`; ends that lie close together are told more exactly. */
export function range([low, high]: readonly [number, number]): string {
  if (low === 0 || high > 2 * low) return `${hundredths(low, digitsOf(low))} to ${percent(high)}`;
  let digits = digitsOf(low);
  while (digits < MOST_DIGITS && hundredths(low, digits) === hundredths(high, digits)) digits += 1;
  return `${hundredths(low, digits)} to ${hundredths(high, digits)} %`;
}

function digitsOf(share: number): number {
  return share < 0.001 ? 3 : share < 0.01 ? 2 : share < 0.1 ? 1 : 0;
}

function hundredths(share: number, digits: number): string {
  return share === 0 ? '0' : (100 * share).toFixed(digits);
}

const LONGEST_NAME = 120;

/** A name that somebody gave, as a terminal may have it: bounded, and nothing in it that does not print. */
export function plain(name: string): string {
  const shown = name.slice(0, LONGEST_NAME).replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, '?');
  return name.length > LONGEST_NAME ? `${shown}…` : shown;
}

export function minutes(value: TimerMinutes | undefined): string {
  return value === undefined ? 'as it was' : value === 'unset' ? 'unset' : `${value} min`;
}

/** `6 April 2026` */
export function day(atMs: number, timeZone: string): string {
  return new Date(atMs).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  });
}

/** `6 April 2026, 14:00 (Europe/Berlin)` */
export function hour(atMs: number, timeZone: string): string {
  const time = new Date(atMs).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone });
  return `${day(atMs, timeZone)}, ${time} (${timeZone})`;
}
