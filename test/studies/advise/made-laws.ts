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

/** How long a customer takes, in minutes, and the chance that it takes at most so many. */
interface Law {
  readonly name: string;
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
    shareUntil: withLeaving((minutes) => 1 - Math.exp(-minutes / MEAN)),
  },
  {
    name: 'lognormal',
    drawFor: (chance) => () => logNormal(chance, Math.log(4), 1),
    shareUntil: withLeaving((minutes) => (minutes <= 0 ? 0 : normalUntil(Math.log(minutes / 4)))),
  },
  {
    name: 'bursts: a chat is quick or slow throughout',
    drawFor: (chance) => {
      const mean = chance.fraction() < 0.5 ? 1 : 15;
      return () => exponential(chance, mean);
    },
    shareUntil: withLeaving((minutes) => {
      // Of the silences more are quick than of the chats: a quick chat is less often over before its last silence.
      const [quick, slow] = [silencesOfChat(1), silencesOfChat(15)];
      return 1 - (quick * Math.exp(-minutes) + slow * Math.exp(-minutes / 15)) / (quick + slow);
    }),
  },
  {
    name: 'a spike at five minutes',
    drawFor: (chance) => () => (chance.fraction() < 0.3 ? 5 : exponential(chance, MEAN)),
    shareUntil: (minutes) =>
      0.7 * withLeaving((at) => 1 - Math.exp(-at / MEAN))(minutes) +
      (minutes >= 5 ? 0.3 * Math.exp(-5 / LEAVES_AFTER) : 0),
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

/** What cutting after so many minutes does to chats by the exponential law, of which agents end some. */
export function exponentialCuts(minutes: number): { readonly cutOffShare: number; readonly freedMinutes: number } {
  const rate = 1 / MEAN + 1 / LEAVES_AFTER + 1 / PATIENCE;
  const returns = 1 / MEAN / rate;
  const reaches = Math.exp(-rate * minutes);
  let cutShare = 0;
  let freedMinutes = 0;
  for (let silence = 0; silence < SILENCES; silence += 1) {
    // All silences before this one were shorter, and ended by a return.
    const cutHere = reaches * (returns * (1 - reaches)) ** silence;
    cutShare += cutHere;
    for (let later = 0; later < SILENCES - silence; later += 1) freedMinutes += (cutHere * returns ** later) / rate;
  }
  return { cutOffShare: cutShare * returns, freedMinutes };
}
