import { LEAST_MINUTES, MOST_MINUTES } from '../../../functions/shared/timers/chat-timers.ts';
import type { Advice } from '../advice/advise.ts';
import { idleOf, sumOf } from '../advice/policy.ts';
import { EARLIER_SHARE } from '../advice/split-by-time.ts';
import { count, day, minutes, percent, plain, range } from './words.ts';

/** What the advice rests on, and what it does not know: sentences for the terminal and for the report. */
export function tellBasis(advice: Advice): readonly string[] {
  const { basis, chats, leastChats, options } = advice;
  if (basis === 'NONE') {
    return ['There is no chat with an agent here, so these are the timers that the kit ships.', ...ON_SHIPPED];
  }
  if (basis === 'TOO_FEW') {
    return [
      `${count(chats)} chats are too few to choose by the earlier three quarters: only from ${count(leastChats)} of ` +
        `those on, about ${count(chatsInAll(leastChats))} in all, can a share of ${percent(options.accept)} be told ` +
        'from more (at 95 %). So these are the timers that the kit ships.',
      ...ON_SHIPPED,
    ];
  }
  return [...tellChoice(advice), ...tellCheck(advice), ...tellPatient(advice), ...tellQueues(advice)];
}

/** Of how many chats about so many are the earlier ones. */
export function chatsInAll(earlierChats: number): number {
  return Math.ceil(earlierChats / EARLIER_SHARE);
}

const ON_SHIPPED = [
  'They rest on what others published: a chat lasts twelve minutes on average (Comm100, 2018 and 2019), and in 17 ' +
    'companies 3 to 70 % of customers left without a sign (Castellanos and others, arXiv 2501.08869).',
] as const;

function tellChoice(advice: Advice): readonly string[] {
  return [tellSum(advice), tellIdle(advice)];
}

function tellSum({ recommended, options, earlier, inForce }: Advice): string {
  const { sumMinutes, wanted, policy } = recommended.default;
  const accepted = percent(options.accept);
  const idle = minutes(policy.customerIdleMinutes);
  if (wanted.sumMinutes === undefined) {
    return `No number of minutes${known(inForce)} cuts off as few as ${accepted}: auto-disconnect stays unset.`;
  }
  const enough = `${wanted.sumMinutes} would cut off at most ${accepted} of the earlier chats`;
  if (sumMinutes === undefined) {
    return `Auto-disconnect stays unset: ${enough}, but with idle at ${idle} the sum is beyond what can be known.`;
  }
  if (sumMinutes > wanted.sumMinutes) {
    return `Freed after ${sumMinutes} minutes of silence: ${enough}, but idle takes ${idle}, and auto-disconnect at least ${LEAST_MINUTES}.`;
  }
  return (
    `Freed after ${sumMinutes} minutes of silence: the soonest that cuts off at most ${accepted} of the ` +
    `${count(earlier.chats)} earlier chats, by which it was chosen (${percent(earlier.share('cutOff', sumMinutes))}).`
  );
}

function tellIdle({ recommended, earlier, inForce }: Advice): string {
  const { wanted, policy } = recommended.default;
  const idle = idleOf(policy);
  const tooMany = `At every number of minutes${known(inForce)} more than 10 % of the earlier chats are marked and come back`;
  if (idle === undefined) return `${tooMany}: idle stays unset.`;
  if (wanted.idleMinutes === undefined) {
    return `${tooMany}: idle is as late as it can be, at ${idle} minutes (${percent(earlier.share('returned', idle))}).`;
  }
  const first = 'the first minute at which at most 10 % of the earlier chats are marked and come back';
  if (idle > wanted.idleMinutes) {
    return `Idle after ${idle} minutes: ${first} is ${wanted.idleMinutes}, but auto-disconnect takes at most ${MOST_MINUTES}.`;
  }
  return `Idle: ${first} (${percent(earlier.share('returned', idle))}).`;
}

const known = ({ knownBelow }: Advice['inForce']) => (Number.isFinite(knownBelow) ? ' that can be known' : '');

function tellCheck({ check, options, recommended, timeZone }: Advice): readonly string[] {
  if (recommended.default.sumMinutes === undefined) return [];
  if (check === undefined) return ['All chats lie close together in time, so nothing was left to check the choice on.'];
  const told =
    `Chosen on the earlier chats and checked on the ${count(check.chats)} since ${day(check.fromMs, timeZone)}: ` +
    `there it cuts off ${percent(check.cutOffShare)} (${range(check.interval)}).`;
  return [check.isKept ? told : `${told} ${changed(options.accept)}`];
}

const changed = (accept: number) => `That is more than ${percent(accept)}: something has changed since.`;

function tellPatient({ recommended, options, patientCheck, earlier, leastChatsForPatient }: Advice): readonly string[] {
  if (recommended.patient === undefined) {
    return [
      `No \`patient\` policy: it takes ${count(leastChatsForPatient)} earlier chats to choose it by, and there are ` +
        `${count(earlier.chats)}.`,
    ];
  }
  if (patientCheck === undefined) return [];
  const told = `There \`patient\` cuts off ${percent(patientCheck.cutOffShare)} (${range(patientCheck.interval)}).`;
  if (patientCheck.isKept) return [told];
  return [`${told} ${changed(options.accept / 10)}`];
}

/** Of each queue with a policy of its own, what its later chats say to it. */
function tellQueues({ queues, options, timeZone }: Advice): readonly string[] {
  return queues.flatMap(({ queue, own }) => {
    if (own?.choice.sumMinutes === undefined) return [];
    const { check, choice } = own;
    const chosen = `${plain(queue)} has a policy of its own, which frees the agent after ${choice.sumMinutes} minutes`;
    if (check === undefined)
      return [`${chosen}. All its chats lie close together in time, so nothing was left to check it on.`];
    const told =
      `${chosen}. On the ${count(check.chats)} of its chats since ${day(check.fromMs, timeZone)} it cuts off ` +
      `${percent(check.cutOffShare)} (${range(check.interval)}).`;
    return [check.isKept ? told : `${told} ${changed(options.accept)}`];
  });
}

/** What timers that were in force hide, and the trial that would show it. */
export function tellInForce(advice: Advice): readonly string[] {
  const { inForce, leastChats, recommended } = advice;
  const { knownBelow } = inForce;
  const told = inForce.how === 'UNCLEAR' ? tellUnclear(advice) : [];
  if (!Number.isFinite(knownBelow)) return told;
  const how = inForce.how === 'SAID' ? 'were' : 'were, as the contact records show,';
  if (inForce.how !== 'UNCLEAR') {
    told.push(
      `Timers ${how} in force, and freed the agent after ${knownBelow} minutes. What customers would have done after that, nobody knows.`,
    );
  }
  told.push('What is cut off before is therefore a lower bound: some would have come back later.');
  const idle = idleOf(recommended.default.policy) ?? 2;
  const trialSum = Math.min(2 * knownBelow, idle + 480);
  told.push(
    `A trial shows it: give one chat in ten customerIdleMinutes ${idle} and customerAutoDisconnectMinutes ${trialSum - idle}, ` +
      `until ${count(chatsInAll(leastChats))} of them are over, and ask again with those.`,
  );
  return told;
}

function tellUnclear({ inForce }: Advice): string[] {
  const { endedByTimer, knownBelow } = inForce;
  const what = Number.isFinite(knownBelow)
    ? `Nothing is taken as known after the longest of those silences, ${knownBelow - 1} minutes.`
    : 'None of those customers was silent for 2 minutes.';
  return [
    `Warning: contact records say that a timer ended ${count(endedByTimer)} of the chats, and no minute stands out ` +
      `at which it did. ${what} Say which timers were in force: --in-force 5/15, or --in-force 20 where idle was unset.`,
  ];
}

/** What makes timeouts hated, with the figure. */
export function tellOwed({ recommended, measures, inForce }: Advice): readonly string[] {
  const sum = sumOf(recommended.default.policy);
  if (sum === undefined || sum >= inForce.knownBelow || measures.chats === 0) return [];
  const { owedShare, owedInterval } = measures.sum(sum);
  return [
    `The customer's timer runs also while the customer waits for the agent. In ${percent(owedShare)} of the cuts ` +
      `(${range(owedInterval)}) the last word was the customer's, at most: "thanks, bye" counts too. ` +
      'Being cut off while waiting is what makes timeouts hated; ' +
      "the agent's idle timer is the cure.",
  ];
}

export const ON_CUT_OFF =
  'Cut off: the customer wrote again in the same contact. Who would have come back after the agent ended the chat is not known.';
