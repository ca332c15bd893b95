import { cutText } from '../error-texts.ts';
import { isBareId, kindOfForeign } from '../flow-files/index.ts';
import { looksLikeReference } from '../flow-language/index.ts';
import type { Instance } from '../instance.ts';

/** What a person can do for a block that names something which is not here. */
const ADVICE = {
  queue: 'declare it (queues, POST /local/queues)',
  hours: 'take one of this instance',
  flow: 'load it',
  module: 'load it',
  view: 'take one of this instance',
  function: 'give it an answer (functions, POST /local/functions/{name}/answer)',
} as const;

const LONGEST = 200;

/** Whether an ARN is of another instance and was not adopted. */
export function isElsewhere(arn: string, { instanceArn, adopted }: Instance): boolean {
  const kind = kindOfForeign(arn, instanceArn);
  return kind !== undefined && kind !== 'function' && adopted?.has(arn) !== true;
}

/**
 * Why a block fails that names something which the instance does not have, and what to do. `given` is what the flow
 * writes, `found` what that stands for: an attribute's value is not told, unless it is an ARN.
 */
export function notHere(kind: keyof typeof ADVICE, given: unknown, found: string | undefined): string {
  const written = typeof given === 'string' ? given : '';
  if (found === undefined || found === '') return `${written || `the ${kind}`} is unset`;
  const isRead = looksLikeReference(written);
  const isArn = found.startsWith('arn:');
  const named = isArn
    ? cutText(found, LONGEST)
    : isRead
      ? `that ${written} names`
      : JSON.stringify(cutText(found, LONGEST));
  const isAdoptable = isArn || (isBareId(found) && !isRead);
  const adopt = isAdoptable ? ', or load the flow with adopt' : '';
  return `this instance has no ${kind} ${named}: ${ADVICE[kind]}${adopt}`;
}
