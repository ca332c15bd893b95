import {
  AGENT,
  BOT,
  ChatItems,
  CUSTOMER,
  ENDED,
  JOINED,
  LEFT,
  MESSAGE,
  OTHER,
  TRANSFERRED,
} from '../../../studies/advise/silences/chat-items.ts';

export const START_MS = Date.UTC(2026, 3, 7, 9);
export const MINUTE_MS = 60_000;

const ROLES = { customer: CUSTOMER, agent: AGENT, second: AGENT, bot: BOT, flow: OTHER } as const;
const ACTIONS = { joins: JOINED, leaves: LEFT, writes: MESSAGE } as const;

/** `[minutes, 'agent joins']`, or `[minutes, 'ends']` and `[minutes, 'transfers']`. */
export type Line = readonly [minutes: number, what: string];

/** A transcript from a script, such as `[[0, 'customer joins'], [1, 'agent joins'], [3, 'customer writes']]`. */
export function chatOf(lines: readonly Line[], number = 1): ChatItems {
  const items = new ChatItems();
  items.idLow = Math.imul(number, 0x9e3779b9);
  items.idHigh = Math.imul(number, 0x85ebca6b) || 1;
  for (const [minutes, what] of lines) {
    const atMs = START_MS + Math.round(minutes * MINUTE_MS);
    if (what === 'ends') items.add(atMs, ENDED, OTHER, 0);
    else if (what === 'transfers') items.add(atMs, TRANSFERRED, OTHER, 0);
    else addItem(items, atMs, what);
  }
  return items;
}

function addItem(items: ChatItems, atMs: number, what: string): void {
  const [who = '', does = ''] = what.split(' ');
  const role = Object.entries(ROLES).find(([name]) => name === who)?.[1];
  const action = Object.entries(ACTIONS).find(([name]) => name === does)?.[1];
  if (role === undefined || action === undefined) throw new Error(`There is no "${what}".`);
  if (role === OTHER) items.see(atMs);
  else items.add(atMs, action, role, who === 'second' ? 2 : 1);
}
