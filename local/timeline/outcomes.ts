import type { TimelineRecord } from './timeline-entry.ts';

/**
 * The invocations whose answer or failure stands further on in the timeline, by their place in it.
 * The outcome tells of the invocation too, so a story leaves these out.
 */
export function invocationsWithOutcome(
  timeline: readonly (TimelineRecord & { readonly contactId: string })[],
): ReadonlySet<number> {
  const found = new Set<number>();
  const withOutcome = new Set<string>();
  for (const [fromEnd, entry] of timeline.toReversed().entries()) {
    if (entry.type === 'LAMBDA_ANSWERED' || entry.type === 'LAMBDA_FAILED') {
      withOutcome.add(`${entry.contactId} ${entry.detail.action}`);
    } else if (entry.type === 'LAMBDA_INVOKED' && withOutcome.has(`${entry.contactId} ${entry.detail.action}`)) {
      found.add(timeline.length - 1 - fromEnd);
    }
  }
  return found;
}
