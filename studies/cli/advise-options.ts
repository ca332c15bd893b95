import { didYouMean } from '../../functions/shared/flow/did-you-mean.ts';
import { LEAST_MINUTES, MOST_MINUTES } from '../../functions/shared/timers/chat-timers.ts';
import type { SaidInForce } from '../advise/advice/in-force.ts';

/** @throws RangeError */
export function readAccept(text: string): number {
  const [, digits, sign] = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(text) ?? [];
  const share = Number(digits) / (sign === '%' ? 100 : 1);
  if (share > 0 && share <= 0.5) return share;
  throw new RangeError(`--accept is "${text}". Expected a share above 0 and up to 50%, such as 1% or 0.01.`);
}

/** @throws RangeError */
export function readInForce(text: string | undefined): SaidInForce | undefined {
  if (text === undefined) return undefined;
  const [, idle = 'unset', disconnect] = /^(?:(\d{1,4}|unset)\/)?(\d{1,4})$/.exec(text) ?? [];
  const idleMinutes = idle === 'unset' ? 0 : Number(idle);
  const autoDisconnectMinutes = Number(disconnect);
  const isTimer = (minutes: number) => minutes >= LEAST_MINUTES && minutes <= MOST_MINUTES;
  if ((idle === 'unset' || isTimer(idleMinutes)) && isTimer(autoDisconnectMinutes))
    return { idleMinutes, autoDisconnectMinutes };
  throw new RangeError(
    `--in-force is "${text}". Expected idle and auto-disconnect minutes from ${LEAST_MINUTES} to ${MOST_MINUTES}, such as 5/15; or unset/20 where idle was unset.`,
  );
}

/** @throws RangeError */
export function readTimeZone(text: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    const known = Intl.supportedValuesOf('timeZone');
    const example = 'Expected a name of the IANA database, such as Europe/Berlin.';
    throw new RangeError(`--time-zone is "${text.slice(0, 60)}". ${didYouMean(text, known, example)}`);
  }
}

/** An agent has 10 active chats at most (administrator guide, amazon-connect-service-limits). */
const MOST_CHATS = 10;

/** @throws RangeError */
export function readConcurrency(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const chats = Number(text);
  if (/^\d+$/.test(text) && chats >= 1 && chats <= MOST_CHATS) return chats;
  throw new RangeError(`--concurrency is "${text}". Expected a whole number of chats from 1 to ${MOST_CHATS}.`);
}
