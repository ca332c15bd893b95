import { examine, FLOW_TYPES, type FlowType } from '../flow-language/index.ts';

/** The types as which less of the flow would be refused, best first: a module takes any block, and so comes last. */
function betterTypes(content: unknown, type: FlowType): readonly FlowType[] {
  const faultsAs = (other: FlowType) => examine(content, other).refused.length;
  const now = faultsAs(type);
  if (now === 0) return [];
  const others = FLOW_TYPES.filter((other) => other !== 'MODULE').map((other) => ({ other, faults: faultsAs(other) }));
  const best = Math.min(...others.map(({ faults }) => faults));
  if (best < now) return others.filter(({ faults }) => faults === best).map(({ other }) => other);
  return faultsAs('MODULE') < now ? ['MODULE'] : [];
}

/** What to say of a flow in which blocks are refused for its type. */
export function tellBetterType(content: unknown, type: FlowType): string | undefined {
  const [first, ...others] = betterTypes(content, type);
  if (first === undefined) return undefined;
  const also = others.length === 0 ? '' : `, or ${others.join(', ')}`;
  const say = 'If it is of another type, give `type`, or --type on the command line';
  return `It was taken as ${type}. ${say}: ${first}${also}.`;
}
