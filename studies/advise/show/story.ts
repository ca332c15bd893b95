import type { Advice } from '../advice/advise.ts';
import { idleOf, sumOf } from '../advice/policy.ts';
import { count, day, percent, range } from './words.ts';

/** What the advice rests on, and what it does not know: sentences for the terminal and for the report. */
export function tellBasis(advice: Advice): readonly string[] {
  const { basis, chats, leastChats, options } = advice;
  if (basis === 'NONE') {
    return ['There is no chat with an agent here, so these are the timers that the kit ships.', ...ON_SHIPPED];
  }
  if (basis === 'TOO_FEW') {
    return [
      `${count(chats)} chats are too few to choose by: only from ${count(leastChats)} on can a share of ` +
        `${percent(options.accept)} be told from more (at 95 %). So these are the timers that the kit ships.`,
      ...ON_SHIPPED,
    ];
  }
  return [...tellChoice(advice), ...tellCheck(advice), ...tellPatient(advice)];
}

const ON_SHIPPED = [
  'They rest on what others published: a chat lasts twelve minutes on average (Comm100, 2018 and 2019), and in 17 ' +
    'companies 3 to 70 % of customers left without a sign (Castellanos and others, arXiv 2501.08869).',
] as const;

function tellChoice({ recommended, options, measures, inForce }: Advice): readonly string[] {
  const { sumMinutes, policy } = recommended.default;
  const idle = idleOf(policy);
  const marked =
    idle === undefined
      ? 'At every number of minutes more than a tenth of the chats are marked and come back: idle stays unset.'
      : `Idle: the first minute at which at most 10 % of chats are marked and come back (${percent(measures.share('returned', idle))}).`;
  if (sumMinutes !== undefined) {
    return [
      `Freed after ${sumMinutes} minutes of silence: the soonest that cuts off at most ${percent(options.accept)} of all chats.`,
      marked,
    ];
  }
  const why = Number.isFinite(inForce.knownBelow) ? ` that can be known` : '';
  return [
    `No number of minutes${why} cuts off as few as ${percent(options.accept)}: auto-disconnect stays unset.`,
    marked,
  ];
}

function tellCheck({ check, options, recommended, timeZone }: Advice): readonly string[] {
  if (recommended.default.sumMinutes === undefined) return [];
  if (check === undefined) return ['All chats lie close together in time, so nothing was left to check the choice on.'];
  const told =
    `Chosen on the earlier chats and checked on the ${count(check.chats)} since ${day(check.fromMs, timeZone)}: ` +
    `there it cuts off ${percent(check.cutOffShare)} (${range(check.interval)}).`;
  return [check.isKept ? told : `${told} That is more than ${percent(options.accept)}: something has changed since.`];
}

function tellPatient({ recommended, options, leastChatsForPatient }: Advice): readonly string[] {
  if (recommended.patient !== undefined) return [];
  return [
    `No \`patient\` policy: among fewer than ${count(leastChatsForPatient)} chats a share of ` +
      `${percent(options.accept / 10)} cannot be told from more.`,
  ];
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
      `until ${count(leastChats)} of them are over, and ask again with those.`,
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
  const { owedShare } = measures.sum(sum);
  return [
    `The customer's timer runs also while the customer waits for the agent. In ${percent(owedShare)} of the cuts the last ` +
      'word was the customer\'s, at most: "thanks, bye" counts too. Being cut off while waiting is what makes timeouts hated; ' +
      "the agent's idle timer is the cure.",
  ];
}

export const ON_CUT_OFF =
  'Cut off: the customer wrote again in the same contact. Who would have come back after the agent ended the chat is not known.';
