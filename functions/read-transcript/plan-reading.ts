import { didYouMean } from '../shared/flow/did-you-mean.ts';
import type { Decision, FlowParameters } from '../shared/flow/flow-parameters.ts';

/** Who speaks in a transcript (API reference, Item). */
const ROLES = ['CUSTOMER', 'CUSTOM_BOT', 'AGENT', 'SUPERVISOR', 'SYSTEM'];
const ORDERS = ['ASCENDING', 'DESCENDING'] as const;
const MOST_MESSAGES = 1000;

/** Which messages to read: the newest so many of these roles, in this order. */
export interface ReadingPlan {
  readonly maxMessages: number;
  readonly roles: readonly string[];
  readonly order: (typeof ORDERS)[number];
}

export const PARAMETER_NAMES: readonly string[] = ['maxMessages', 'roles', 'order'];

/**
 * Decides what a block wants to read: by default all that anybody wrote, oldest first.
 *
 * @example planReading(new Map([['roles', 'CUSTOMER, CUSTOM_BOT'], ['maxMessages', '20']]))
 */
export function planReading(parameters: FlowParameters): Decision<ReadingPlan> {
  const problems: string[] = [];
  const maxMessages = parameters.get('maxMessages') ?? String(MOST_MESSAGES);
  const isCount = /^[0-9]{1,4}$/.test(maxMessages) && Number(maxMessages) >= 1 && Number(maxMessages) <= MOST_MESSAGES;
  if (!isCount) problems.push(`maxMessages is not a whole number from 1 to ${MOST_MESSAGES} in plain digits.`);
  const roles = (parameters.get('roles') ?? ROLES.join(',')).split(',').map((role) => role.trim().toUpperCase());
  for (const role of roles.filter((name) => !ROLES.includes(name)))
    problems.push(unknown('roles', 'role', role, ROLES));
  const asked = (parameters.get('order') ?? 'ASCENDING').toUpperCase();
  const order = ORDERS.find((name) => name === asked);
  if (order === undefined) problems.push(unknown('order', 'order', asked, ORDERS));
  if (problems.length > 0 || order === undefined) return { problems };
  return { plan: { maxMessages: Number(maxMessages), roles, order } };
}

function unknown(parameter: string, what: string, name: string, known: readonly string[]): string {
  const hint = didYouMean(name, known, `Known are ${known.join(', ')}.`);
  return `${parameter} names an unknown ${what}. ${hint}`;
}
