import type { DrawnBlock, DrawnFlow } from './drawn-flow.ts';
import type { Unreachable } from './flow-coverage.ts';

/** Failures of the service that Local Connect has no way to bring about, by action type and error. */
const NEVER_HERE: Readonly<Record<string, string>> = {
  'CheckHoursOfOperation NoMatchingError': 'hours are always there to be checked',
  'DequeueContactAndTransferToQueue NoMatchingError': 'the queue of the deployment is there, and the chain has room',
  'MessageParticipant NoMatchingError': 'a message to a connected customer always arrives',
  'TransferToFlow NoMatchingError': 'the flows of one deployment are always there',
  'UpdateContactEventHooks NoMatchingError': 'the flows of one deployment are always there',
  'UpdateContactTargetQueue NoMatchingError': 'the queue of the deployment is always there',
  'Wait NoMatchingError': 'a wait whose time limit is in the flow cannot fail',
};

/** Why no chat can take a branch on this machine: what the service alone can do to a flow. */
export const unreachableHere: Unreachable = (flow, block, way) => {
  const key = `${block.type} ${way.branch}`;
  if (Object.hasOwn(NEVER_HERE, key)) return NEVER_HERE[key];
  if (way.branch !== 'NoMatchingError') return undefined;
  if (block.type === 'TransferContactToQueue' && flow.blocks.some(({ type }) => type === 'UpdateContactTargetQueue')) {
    return 'the flow has set a queue before';
  }
  if (block.type === 'UpdateContactAttributes' && alwaysFits(flow, block)) {
    return 'it puts a value in place of one as long, which always fits';
  }
  return undefined;
};

/** Whether every way to a block of attributes is a comparison that has found a value as long as the new one. */
function alwaysFits(flow: DrawnFlow, { id, parameters }: DrawnBlock): boolean {
  const [[name, value] = ['', ''] as const, ...others] = Object.entries(Object(parameters.Attributes));
  if (others.length > 0 || typeof value !== 'string' || value.startsWith('$.')) return false;
  const ways = flow.blocks.flatMap((block) =>
    block.ways.filter(({ target }) => target === id).map((way) => ({ block, way })),
  );
  return ways.every(
    ({ block, way }) =>
      block.type === 'Compare' &&
      block.parameters.ComparisonValue === `$.Attributes.${name}` &&
      way.operator === 'Equals' &&
      way.branch.length >= value.length,
  );
}
