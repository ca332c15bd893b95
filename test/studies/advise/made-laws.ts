import type { Chance } from '../../../local/engine/index.ts';
import { logNormal } from '../../../studies/advise/made/make-chat.ts';
import {
  AGENT,
  ChatItems,
  CUSTOMER,
  ENDED,
  JOINED,
  LEFT,
  MESSAGE,
  OTHER,
} from '../../../studies/advise/silences/chat-items.ts';
import { ChatAdder } from '../../../studies/advise/sums/add-chat.ts';
import { emptySums, type Sums } from '../../../studies/advise/sums/sums.ts';
import { MINUTE_MS, START_MS } from './a-chat.ts';

type Until = (minutes: number) => number;

/** How long a customer takes, in minutes, and the chance that it takes at most so many. */
interface Law {
  readonly name: string;
  /** Of each kind of chat, equally many: the chance that a return takes at most so many minutes, left alone. */
  readonly kinds: readonly Until[];
  /** One draw function for each chat: silences of one chat may resemble each other. */
  readonly drawFor: (chance: Chance) => () => number;
  readonly shareUntil: (minutes: number) => number;
}

/** Minutes, on average: customers leave after an exponential time, and agents end the chat after one of theirs. */
const LEAVES_AFTER = 60;
export const PATIENCE = 40;
const SILENCES = 6;

const exponential = (chance: Chance, mean: number) => -mean * Math.log(1 - chance.fraction());

function normalUntil(z: number): number {
  // Abramowitz and Stegun 7.1.26, exact to 1.5e-7.
  const t = 1 / (1 + (0.3275911 * Math.abs(z)) / Math.SQRT2);
  const tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const half = 0.5 * (1 - tail * Math.exp((-z * z) / 2));
  return z < 0 ? 0.5 - half : 0.5 + half;
}

const MEAN = 6;

const exponentialUntil =
  (mean: number): Until =>
  (minutes) =>
    1 - Math.exp(-minutes / mean);
const logNormalUntil: Until = (minutes) => (minutes <= 0 ? 0 : normalUntil(Math.log(minutes / 4)));
const withSpike: Until = (minutes) => 0.7 * exponentialUntil(MEAN)(minutes) + (minutes >= 5 ? 0.3 : 0);

/** The returns that leaving lets happen: the integral of the density times the chance to be still there. */
function withLeaving(shareUntil: (minutes: number) => number): (minutes: number) => number {
  return (minutes) => {
    const steps = 20_000;
    let share = 0;
    let before = shareUntil(0);
    for (let step = 1; step <= steps; step += 1) {
      const at = (minutes * step) / steps;
      const until = shareUntil(at);
      share += (until - before) * Math.exp(-(at - minutes / steps / 2) / LEAVES_AFTER);
      before = until;
    }
    return share;
  };
}

export const LAWS: readonly Law[] = [
  {
    name: 'exponential',
    drawFor: (chance) => () => exponential(chance, MEAN),
    kinds: [exponentialUntil(MEAN)],
    shareUntil: withLeaving(exponentialUntil(MEAN)),
  },
  {
    name: 'lognormal',
    drawFor: (chance) => () => logNormal(chance, Math.log(4), 1),
    kinds: [logNormalUntil],
    shareUntil: withLeaving(logNormalUntil),
  },
  {
    name: 'bursts: a chat is quick or slow throughout',
    drawFor: (chance) => {
      const mean = chance.fraction() < 0.5 ? 1 : 15;
      return () => exponential(chance, mean);
    },
    kinds: [exponentialUntil(1), exponentialUntil(15)],
    shareUntil: withLeaving((minutes) => {
      // Of the silences more are quick than of the chats: a quick chat is less often over before its last silence.
      const [quick, slow] = [silencesOfChat(1), silencesOfChat(15)];
      return 1 - (quick * Math.exp(-minutes) + slow * Math.exp(-minutes / 15)) / (quick + slow);
    }),
  },
  {
    name: 'a spike at five minutes',
    drawFor: (chance) => () => (chance.fraction() < 0.3 ? 5 : exponential(chance, MEAN)),
    kinds: [withSpike],
    shareUntil: (minutes) =>
      0.7 * withLeaving(exponentialUntil(MEAN))(minutes) + (minutes >= 5 ? 0.3 * Math.exp(-5 / LEAVES_AFTER) : 0),
  },
];

/** So many silences a chat has on average, where returns take so many minutes: the next one follows a return alone. */
function silencesOfChat(mean: number): number {
  const returns = 1 / mean / (1 / mean + 1 / LEAVES_AFTER + 1 / PATIENCE);
  return (1 - returns ** SILENCES) / (1 - returns);
}

/**
 * Chats by a law. Each has six silences, which a return, the customer's leaving or, where `patience` says so, the agent
 * ends; with the agent's end goes what would have come. After each return the next begins.
 */
export function chatsBy(law: Law, chats: number, chance: Chance, patience = Number.POSITIVE_INFINITY): Sums {
  const sums = emptySums();
  const adder = new ChatAdder(sums);
  const moves = new ChatItems();
  for (let number = 0; number < chats; number += 1) {
    moves.clear();
    moves.idLow = chance.word() | 0;
    moves.idHigh = chance.word() | 0 || 1;
    writeChat(moves, law.drawFor(chance), chance, patience);
    adder.add(moves, { reason: undefined, queue: undefined });
  }
  return sums;
}

function writeChat(moves: ChatItems, draw: () => number, chance: Chance, patience: number): void {
  let nowMs = START_MS;
  moves.add(nowMs, JOINED, CUSTOMER, 0);
  moves.add(nowMs, JOINED, AGENT, 1);
  for (let silence = 0; silence < SILENCES; silence += 1) {
    const backMs = draw() * MINUTE_MS;
    const leavesMs = exponential(chance, LEAVES_AFTER) * MINUTE_MS;
    const endsMs = patience === Number.POSITIVE_INFINITY ? patience : exponential(chance, patience) * MINUTE_MS;
    const lengthMs = Math.min(backMs, leavesMs, endsMs);
    nowMs += Math.max(1, Math.round(lengthMs));
    if (lengthMs === backMs) moves.add(nowMs, MESSAGE, CUSTOMER, 0);
    else if (lengthMs === leavesMs) moves.add(nowMs, LEFT, CUSTOMER, 0);
    else moves.add(nowMs, LEFT, AGENT, 1);
    if (lengthMs !== backMs) break;
  }
  // The seventh is out of sight at once.
  moves.add(nowMs + 1, ENDED, OTHER, 0);
}

/** What cutting after so many minutes does to chats by a law, of which agents end some. */
export function cutsOf(
  { kinds }: Law,
  minutes: number,
): { readonly cutOffShare: number; readonly freedMinutes: number } {
  const cuts = kinds.map((until) => cutsOfKind(until, minutes));
  const meanOf = (of: (one: (typeof cuts)[number]) => number) =>
    cuts.reduce((sum, one) => sum + of(one), 0) / cuts.length;
  return {
    cutOffShare: meanOf(({ cutOffShare }) => cutOffShare),
    freedMinutes: meanOf(({ freedMinutes }) => freedMinutes),
  };
}

function cutsOfKind(until: Until, minutes: number) {
  // A return right at the threshold comes after the cut.
  const before = silencesBetween(until, 0, minutes - 1e-6);
  const after = silencesBetween(until, minutes - 1e-6, FOREVER);
  const returns = before.returns + after.returns;
  const lasts = before.lasts + after.lasts;
  let [cutOffShare, freedMinutes] = [0, 0];
  for (let silence = 0; silence < SILENCES; silence += 1) {
    // All silences before this one were shorter, and ended by a return.
    const isHere = before.returns ** silence;
    cutOffShare += isHere * after.returns;
    freedMinutes += isHere * after.lasts;
    for (let later = 0; later < SILENCES - silence - 1; later += 1) {
      freedMinutes += isHere * after.returns * returns ** later * lasts;
    }
  }
  return { cutOffShare, freedMinutes };
}

/** Longer than any silence that customers and agents let be. */
const FOREVER = 600;
const STEP = 0.01;

/** Of a silence, the chance that a return ends it between these minutes, and how long of them it lasts. */
function silencesBetween(until: Until, from: number, to: number) {
  const steps = Math.ceil((to - from) / STEP);
  let [returns, lasts] = [0, 0];
  let before = until(from);
  for (let step = 1; step <= steps; step += 1) {
    const at = from + ((to - from) * step) / steps;
    const middle = at - (to - from) / steps / 2;
    const share = until(at);
    const isThere = Math.exp(-middle * (1 / LEAVES_AFTER + 1 / PATIENCE));
    returns += (share - before) * isThere;
    lasts += ((1 - (share + before) / 2) * isThere * (to - from)) / steps;
    before = share;
  }
  return { returns, lasts };
}
