import { examine, FLOW_TYPES, type FlowType } from '../flow-language/index.ts';

/** The types as which less of the flow would be refused, best first: a module takes any block, and so comes last. */
export function betterTypes(content: unknown, type: FlowType): readonly FlowType[] {
  if (examine(content, type).refused.length === 0) return [];
  const faults = new Map(FLOW_TYPES.map((other) => [other, examine(content, other).refused.length]));
  const now = faults.get(type) ?? 0;
  const [asModule, ...others] = FLOW_TYPES.toReversed();
  const best = Math.min(...others.map((other) => faults.get(other) ?? now));
  const found = best < now ? FLOW_TYPES.filter((other) => other !== 'MODULE' && faults.get(other) === best) : [];
  if (found.length > 0 || asModule === undefined) return found;
  return (faults.get(asModule) ?? now) < now ? [asModule] : [];
}

/** What to say of a flow in which blocks are refused for its type. */
export function tellBetterType(content: unknown, type: FlowType): string | undefined {
  const [first, ...others] = betterTypes(content, type);
  if (first === undefined) return undefined;
  const also = others.length === 0 ? '' : `, or ${others.join(', ')}`;
  return `It was taken as ${type}. If it is of another type, give \`type\`, or --type on the command line: ${first}${also}.`;
}
