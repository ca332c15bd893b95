import type { Unreachable } from './flow-coverage.ts';

/** Failures of the service that Local Connect has no way to bring about, by action type and error. */
const NEVER_HERE: Readonly<Record<string, string>> = {
  'CheckHoursOfOperation NoMatchingError': 'hours are always there to be checked',
  'MessageParticipant NoMatchingError': 'a message to a connected customer always arrives',
  'UpdateContactEventHooks NoMatchingError': 'the flows of one deployment are always there',
  'UpdateContactTargetQueue NoMatchingError': 'the queue of the deployment is always there',
  'Wait NoMatchingError': 'a wait whose time limit is in the flow cannot fail',
};

/** Why no chat can take a branch on this machine: what the service alone can do to a flow. */
export const unreachableHere: Unreachable = (_flow, block, way) => {
  const key = `${block.type} ${way.branch}`;
  return Object.hasOwn(NEVER_HERE, key) ? NEVER_HERE[key] : undefined;
};
