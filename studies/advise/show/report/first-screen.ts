import type { Advice } from '../../advice/advise.ts';
import { measurePolicy, type PolicyMeasure } from '../../advice/measure-policy.ts';
import { idleOf, type Policy, sumOf } from '../../advice/policy.ts';
import type { Evidence } from '../../gather/gather.ts';
import { chatsInAll, tellInForce } from '../story.ts';
import { count, day, percent, range } from '../words.ts';
import { paragraphs } from './html.ts';

/** What changes for agents and for customers, for somebody who reads nothing else. */
export function firstScreen({ sums }: Evidence, advice: Advice): string {
  const { chats } = advice;
  const over =
    chats === 0
      ? 'No chat with an agent'
      : `${count(chats)} chats with an agent, ${day(sums.firstMs, sums.timeZone)} to ${day(sums.lastMs, sums.timeZone)}`;
  const measured = measurePolicy(advice.measures, advice.recommended.default.policy, advice.inForce.knownBelow);
  return [
    `<p class="over">${over}</p>`,
    `<h1>${headline(advice)}</h1>`,
    paragraphs([inWords(advice.recommended.default.policy), ...whyShipped(advice)]),
    chats === 0 ? '' : `<div class="cards">${cards(advice, measured)}</div>`,
    tellInForce(advice).length === 0 ? '' : `<div class="note">${paragraphs(tellInForce(advice))}</div>`,
  ].join('\n');
}

function headline({ recommended, basis, inForce }: Advice): string {
  const sum = sumOf(recommended.default.policy);
  if (basis !== 'CHOSEN') return 'Too few chats to choose timers by: start with those that the kit ships';
  if (sum === undefined && Number.isFinite(inForce.knownBelow)) {
    return `Freeing agents within ${inForce.knownBelow} minutes cuts off more customers than is accepted: try longer`;
  }
  if (sum === undefined) return 'Mark silent customers, and leave the ending of chats to agents';
  return `Free the agent when a customer has been silent for ${sum} minutes`;
}

function whyShipped({ basis, chats, leastChats }: Advice): readonly string[] {
  if (basis === 'CHOSEN' || chats === 0) return [];
  return [
    `From about ${count(chatsInAll(leastChats))} chats on, the advice is chosen by your own. What the shipped timers would have done to these ${count(chats)}:`,
  ];
}

function inWords(policy: Policy): string {
  const idle = idleOf(policy);
  const disconnect = policy.customerAutoDisconnectMinutes;
  const marks =
    idle === undefined ? 'Customers are not marked as idle.' : `Mark the customer as idle after ${idle} minutes.`;
  const frees =
    typeof disconnect === 'number' ? ` ${disconnect} minutes later, the agent is free for the next one.` : '';
  const agent =
    typeof policy.agentIdleMinutes === 'number' ? ` Mark a silent agent after ${policy.agentIdleMinutes} minutes.` : '';
  return `${marks}${frees}${agent}`;
}

function cards(advice: Advice, { idle, sum }: PolicyMeasure): string {
  const cardsShown: string[] = [];
  if (sum !== undefined) {
    const [low, high] = advice.freed[sum.minutes] ?? [0, 0];
    const agents = advice.busiest?.freedAgents;
    cardsShown.push(
      card('freed', 'For agents', `${count(sum.freedMinutesPer100Chats)} minutes`, [
        `freed in every 100 chats (${count(low)} to ${count(high)}), in which they wait for nobody.`,
        agents === undefined ? '' : `In the busiest hour that is ${agents.toFixed(1)} agents.`,
        sinceNow(advice, ({ sum: now }) => now && `${count(now.freedMinutesPer100Chats)} minutes`),
      ]),
      card('off', 'For customers', oneIn(sum.cutOffShare), [
        `lose the agent and write again after all: ${percent(sum.cutOffShare)} (${range(sum.cutOffInterval)}).`,
        sum.cutOffShare === 0
          ? ''
          : `They do so ${sum.meanMinutesUntilBack.toFixed(0)} minutes later on average, and meet the disconnect flow.`,
        overAccepted(advice, sum.cutOffShare),
        sinceNow(advice, ({ sum: now }) => now && percent(now.cutOffShare)),
      ]),
    );
  }
  if (idle !== undefined) {
    cardsShown.push(
      card('', 'Marked as idle', percent(idle.markedShare), [
        `of chats (${range(idle.markedInterval)}) see the customer marked at least once; in ${percent(idle.markedAndReturnedShare)} ` +
          `(${range(idle.markedAndReturnedInterval)}) the customer then writes.`,
        sinceNow(advice, ({ idle: now }) => now && percent(now.markedShare)),
      ]),
    );
  }
  return cardsShown.join('\n');
}

/** All chats together may show a little more than the earlier ones, by which it was chosen. */
function overAccepted({ basis, options }: Advice, cutOffShare: number): string {
  if (basis !== 'CHOSEN' || cutOffShare <= options.accept) return '';
  return `Chosen by the earlier chats, of which it cuts off at most the ${percent(options.accept)} that are accepted.`;
}

/** The figure of the present `default`, where it is another policy. */
function sinceNow(advice: Advice, of: (measure: PolicyMeasure) => string | undefined): string {
  const now = advice.options.current.find(({ name }) => name === 'default');
  if (now === undefined || JSON.stringify(now.policy) === JSON.stringify(advice.recommended.default.policy)) return '';
  const told = of(measurePolicy(advice.measures, now.policy, advice.inForce.knownBelow));
  return told === undefined ? '' : `With the timers of today: ${told}.`;
}

function card(kind: string, title: string, big: string, lines: readonly string[]): string {
  return `<section class="card ${kind}"><h3>${title}</h3><p class="big">${big}</p>${paragraphs(lines.filter((line) => line !== ''))}</section>`;
}

/** A share as people speak of it. */
function oneIn(share: number): string {
  if (share === 0) return 'None';
  const chats = 1 / share;
  return chats < 10 ? `${percent(share)}` : `1 in ${count(Number(chats.toPrecision(2)))}`;
}
