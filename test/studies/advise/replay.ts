import {
  AGENT,
  BOT,
  CUSTOMER,
  ENDED,
  JOINED,
  LEFT,
  MESSAGE,
  type Moves,
} from '../../../studies/advise/silences/chat-items.ts';

const MINUTE_MS = 60_000;

export interface Replayed {
  readonly isCut: boolean;
  readonly freedMs: number;
  readonly isCutOff: boolean;
  readonly backAfterMs: number;
  readonly isOwed: boolean;
  readonly marks: number;
  readonly owedMarks: number;
  readonly isReturned: boolean;
  readonly isAgentMarked: boolean;
  readonly isAgentReturned: boolean;
}

interface Timer {
  sinceMs: number | undefined;
  hasFired: boolean;
}

/**
 * One chat, one threshold: goes through what happened and asks before each step whether a timer has fired meanwhile.
 * It shares nothing with the pass that reckons all thresholds at once.
 */
export function replay(moves: Moves, minutes: number): Replayed {
  const customer: Timer = { sinceMs: undefined, hasFired: false };
  const agent: Timer = { sinceMs: undefined, hasFired: false };
  const here = { customer: false, agents: 0, bot: false };
  let lastWord: 'customer' | 'other' | undefined;
  let cut: { atMs: number; isStaffed: boolean; contact: number; isOwed: boolean } | undefined;
  let contact = 0;
  let freedMs = 0;
  let backAfterMs: number | undefined;
  const seen = { marks: 0, owedMarks: 0, isReturned: false, isAgentMarked: false, isAgentReturned: false };

  const passUntil = (atMs: number) => {
    const dueMs = (timer: Timer) => (timer.sinceMs === undefined ? Number.NaN : timer.sinceMs + minutes * MINUTE_MS);
    if (!customer.hasFired && dueMs(customer) <= atMs) {
      customer.hasFired = true;
      seen.marks += 1;
      if (lastWord === 'customer') seen.owedMarks += 1;
      cut ??= { atMs: dueMs(customer), isStaffed: here.agents > 0, contact, isOwed: lastWord === 'customer' };
    }
    if (!agent.hasFired && dueMs(agent) <= atMs) {
      agent.hasFired = true;
      seen.isAgentMarked = true;
    }
  };
  const restart = (timer: Timer, atMs: number | undefined) => {
    timer.sinceMs = atMs;
    timer.hasFired = false;
  };
  const settle = (atMs: number, joined: number | undefined) => {
    const isWithAgent = here.customer && here.agents > 0;
    const isWithBot = here.customer && here.agents === 0 && here.bot;
    if (!isWithAgent) restart(agent, undefined);
    if (!isWithAgent && !isWithBot) restart(customer, undefined);
    if (joined === undefined) return;
    if (isWithAgent || isWithBot) restart(customer, atMs);
    if (isWithAgent) restart(agent, atMs);
  };
  const endContact = (atMs: number) => {
    if (cut !== undefined && cut.contact === contact && cut.isStaffed) freedMs = atMs - cut.atMs;
    contact += 1;
    here.agents = 0;
    here.bot = false;
    settle(atMs, undefined);
  };

  for (let index = 0; index < moves.count; index += 1) {
    const atMs = moves.atMs[index] ?? 0;
    const role = moves.roles[index];
    const action = moves.actions[index];
    passUntil(atMs);
    if (action === MESSAGE && role === CUSTOMER) {
      if (customer.hasFired) seen.isReturned = true;
      if (cut?.contact === contact) backAfterMs ??= atMs - cut.atMs;
      lastWord = 'customer';
      if (customer.sinceMs !== undefined) restart(customer, atMs);
    } else if (action === MESSAGE) {
      lastWord = 'other';
      if (role === AGENT && agent.hasFired) seen.isAgentReturned = true;
      if (role === AGENT && agent.sinceMs !== undefined) restart(agent, atMs);
    } else if (action === JOINED) {
      if (role === CUSTOMER) here.customer = true;
      if (role === AGENT) here.agents += 1;
      if (role === BOT) here.bot = true;
      settle(atMs, role);
    } else if (action === LEFT && role === AGENT) {
      here.agents -= 1;
      if (here.agents === 0) endContact(atMs);
    } else if (action === LEFT) {
      if (role === CUSTOMER) here.customer = false;
      if (role === BOT) here.bot = false;
      settle(atMs, undefined);
    } else {
      endContact(atMs);
      if (action === ENDED) break;
    }
  }
  passUntil(moves.lastMs);
  endContact(moves.lastMs);
  return {
    ...seen,
    isCut: cut !== undefined,
    freedMs,
    isCutOff: backAfterMs !== undefined,
    backAfterMs: backAfterMs ?? 0,
    isOwed: cut?.isOwed ?? false,
  };
}
