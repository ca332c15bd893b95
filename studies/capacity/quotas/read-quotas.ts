import { didYouMean } from '../../../functions/shared/flow/did-you-mean.ts';
import type { Rate } from '../../../local/api/quota-bucket.ts';
import { CALLED, type Called, type CalledQuotas } from './called.ts';

const EXAMPLE = 'UpdateParticipantRoleConfig=5/8';
const MOST = 100_000;
/** Of what somebody wrote, an error quotes no more than this. */
const MOST_QUOTED = 60;

/** The quotas with those that were written, as in `StartChatContact=5/8,DescribeContact=20/30`. @throws RangeError */
export function readQuotas(text: string | undefined, quotas: CalledQuotas): CalledQuotas {
  if (text === undefined) return quotas;
  const named = new Map<Called, Rate>();
  for (const part of text.split(',')) {
    const [operation, rate] = readQuota(part.trim());
    if (named.has(operation)) throw new RangeError(`--quota names ${operation} twice.`);
    named.set(operation, rate);
  }
  return { ...quotas, ...Object.fromEntries(named) };
}

function readQuota(part: string): readonly [Called, Rate] {
  const [name = '', written, ...rest] = part.split('=');
  if (written === undefined || rest.length > 0) {
    throw new RangeError(`--quota is "${quoted(part)}". Expected an operation and its quota, such as ${EXAMPLE}.`);
  }
  const operation = CALLED.find((called) => called === name);
  if (operation === undefined) {
    const hint = didYouMean(name, CALLED, `There are: ${CALLED.join(', ')}.`);
    throw new RangeError(`--quota names "${quoted(name)}", which setting timers does not call. ${hint}`);
  }
  const [, perSecond, burst] = /^(\d{1,6})\/(\d{1,6})$/.exec(written) ?? [];
  const rate = { perSecond: Number(perSecond), burst: Number(burst) };
  if (isQuota(rate.perSecond) && isQuota(rate.burst)) return [operation, rate];
  throw new RangeError(
    `--quota gives ${operation} "${quoted(written)}". Expected whole calls a second and at once, from 1 to ${MOST}, such as 5/8.`,
  );
}

const isQuota = (value: number) => value >= 1 && value <= MOST;

const quoted = (text: string) => (text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}…` : text);
