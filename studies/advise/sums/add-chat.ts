import { addAt } from '../number-at.ts';
import type { Moves } from '../silences/chat-items.ts';
import {
  AGENT_ENDED,
  BY_TIMER,
  CENSORED,
  type ChatEnd,
  type ChatSilences,
  CUSTOMER_LEFT,
  findSilences,
  type Presence,
  RETURNED,
  type Silence,
} from '../silences/silences.ts';
import { BootstrapWeights, REPLICATES } from './bootstrap.ts';
import { Contribution, MINUTE_MS, MOST_MINUTES } from './curves.ts';
import { HourOfDay } from './hour-of-day.ts';
import { binOf } from './length-bins.ts';
import { addStaffed, type GroupSums, OUTCOMES, queueOf, type Sums } from './sums.ts';
import { bucketAt } from './time-buckets.ts';

const HOUR_MS = 3_600_000;
/** Who comes back within five minutes of the cut was about to. */
const SOON_MINUTES = 5;
/** API reference, StartChatContact: no chat lasts longer. A longer one is an error of the data. */
const LONGEST_CHAT_MS = 7 * 24 * HOUR_MS;

/** What a chat's record says of it. */
export interface ChatFacts {
  readonly reason: ChatEnd;
  readonly queue: string | undefined;
}

/** Adds chats to sums. One for each thread: what a chat adds is written over with the next. */
export class ChatAdder {
  readonly #sums: Sums;
  readonly #hourOfDay: HourOfDay;
  readonly #weights = new BootstrapWeights();
  readonly #contribution = new Contribution();

  constructor(sums: Sums) {
    this.#sums = sums;
    this.#hourOfDay = new HourOfDay(sums.timeZone);
  }

  /** False for a chat that no agent joined, which is counted apart. */
  add(moves: Moves, facts: ChatFacts): boolean {
    const chat = findSilences(moves, facts.reason);
    const [presence] = chat.presences;
    if (presence === undefined) {
      this.#sums.counts.withoutAgent += 1;
      return false;
    }
    const sums = this.#sums;
    this.#weights.draw(moves.idLow, moves.idHigh);
    const contribution = this.#contribution;
    contribution.clear();
    contribute(contribution, chat);
    contribution.addTo(sums.all);
    contribution.addTo(bucketAt(sums.time, presence.fromMs));
    const groups: GroupSums[] = [];
    const hour = sums.hours[this.#hourOfDay.at(presence.fromMs)];
    if (hour !== undefined) groups.push(hour);
    const queue = facts.queue === undefined ? undefined : queueOf(sums, facts.queue);
    if (queue !== undefined) {
      groups.push(queue);
      contribution.addTo(bucketAt(queue.time, presence.fromMs));
    } else if (facts.queue !== undefined) sums.counts.ofMoreQueues += 1;
    for (const { curves } of groups) contribution.addTo(curves);
    sums.firstMs = Math.min(sums.firstMs, presence.fromMs);
    sums.lastMs = Math.max(sums.lastMs, presence.fromMs);
    for (const time of chat.presences) sums.counts.staffedMs += addPresence(sums, time);
    this.#resample(contribution);
    for (const silence of chat.silences) if (silence.isBesideAgent) this.#addOutcome(silence, groups);
    if (facts.reason === BY_TIMER) addFiring(sums, chat.silences.at(-1));
    return true;
  }

  #addOutcome(silence: Silence, groups: readonly GroupSums[]): void {
    const place = binOf(silence.lengthMs) * OUTCOMES + (silence.ends === BY_TIMER ? CENSORED : silence.ends);
    const { outcomes, resamples } = this.#sums;
    addAt(outcomes, place, 1);
    for (const group of groups) addAt(group.outcomes, place, 1);
    addWeights(resamples.outcomes, place, this.#weights.weights, 1);
  }

  #resample(contribution: Contribution): void {
    const { resamples } = this.#sums;
    const { weights } = this.#weights;
    addWeights(resamples.chats, 0, weights, 1);
    for (const name of ['freeing', 'staffedMs'] as const) {
      for (const { from, to, value } of contribution.of(name)) {
        addWeights(resamples[name], from, weights, value);
        addWeights(resamples[name], to + 1, weights, -value);
      }
    }
  }
}

/** Adds each resample's weight, times a value, in the row of a place. */
function addWeights(to: Float64Array, place: number, weights: Uint8Array, value: number): void {
  const first = place * REPLICATES;
  for (let index = 0; index < REPLICATES; index += 1) {
    to[first + index] = (to[first + index] ?? 0) + value * (weights[index] ?? 0);
  }
}

/**
 * A chat is cut by the first silence that reaches the threshold. So only those count that are longer than all before
 * them, each for the thresholds between the former longest and itself. A silence equal to a threshold has fired.
 */
function contribute(to: Contribution, chat: ChatSilences): void {
  let longest = 0;
  let longestReturned = 0;
  for (const silence of chat.silences) {
    const minutes = Math.floor(silence.lengthMs / MINUTE_MS);
    if (minutes === 0) continue;
    addMark(to, silence, minutes);
    if (silence.ends === RETURNED) longestReturned = Math.max(longestReturned, minutes);
    if (minutes <= longest) continue;
    addCut(to, silence, longest + 1, minutes);
    longest = minutes;
  }
  to.add('returned', 1, longestReturned);
  to.add('agentMarked', 1, Math.floor(chat.agentLongestMs / MINUTE_MS));
  to.add('agentReturned', 1, Math.floor(chat.agentLongestReturnedMs / MINUTE_MS));
}

function addCut(to: Contribution, silence: Silence, from: number, minutes: number): void {
  to.add('cut', from, minutes);
  if (silence.isBesideAgent) {
    to.add('freeing', from, minutes);
    to.add('staffedMs', from, minutes, silence.staffedMs);
  }
  if (silence.backMs < Number.POSITIVE_INFINITY) {
    to.add('cutOff', from, minutes);
    to.add('backMs', from, minutes, silence.backMs);
    const soonFrom = Math.ceil((silence.backMs - SOON_MINUTES * MINUTE_MS) / MINUTE_MS);
    to.add('cutOffSoon', Math.max(from, soonFrom), minutes);
  }
  if (silence.owedMs >= 0) to.add('owedCut', from, Math.min(minutes, Math.floor(silence.owedMs / MINUTE_MS)));
}

function addMark(to: Contribution, silence: Silence, minutes: number): void {
  const owed = silence.owedMs < 0 ? 0 : Math.min(minutes, Math.floor(silence.owedMs / MINUTE_MS));
  to.add('marks', 1, minutes);
  to.add('owedMarks', 1, owed);
  if (silence.ends === RETURNED) {
    to.add('marksReturned', 1, minutes);
    to.add('owedMarksReturned', 1, owed);
  } else if (silence.ends === AGENT_ENDED) {
    to.add('marksAgentEnded', 1, minutes);
    to.add('owedMarksAgentEnded', 1, owed);
  } else if (silence.ends === CUSTOMER_LEFT) {
    to.add('marksLeft', 1, minutes);
    to.add('owedMarksLeft', 1, owed);
  }
}

/** Spreads a chat's time with an agent over the hours, and says how much it was. */
export function addPresence(sums: Sums, { fromMs, toMs }: Presence): number {
  if (toMs - fromMs > LONGEST_CHAT_MS) return 0;
  for (let atMs = fromMs; atMs < toMs; ) {
    const hour = Math.floor(atMs / HOUR_MS);
    const untilMs = Math.min(toMs, (hour + 1) * HOUR_MS);
    addStaffed(sums, hour, untilMs - atMs);
    atMs = untilMs;
  }
  return toMs - fromMs;
}

/** By whole minutes: a timer may fire up to a minute late. */
function addFiring(sums: Sums, silence: Silence | undefined): void {
  sums.counts.endedByTimer += 1;
  if (silence === undefined) return;
  const minutes = Math.min(MOST_MINUTES, Math.floor(silence.lengthMs / MINUTE_MS));
  addAt(sums.firedAfter, minutes, 1);
}
