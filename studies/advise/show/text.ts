import { TIMER_NAMES } from '../../../functions/shared/timers/chat-timers.ts';
import type { Advice } from '../advice/advise.ts';
import { measurePolicy } from '../advice/measure-policy.ts';
import type { Evidence } from '../gather/gather.ts';
import type { Proof } from '../proof/prove.ts';
import type { Problem } from '../read/problems.ts';
import type { SumMeasure } from '../statistics/measures.ts';
import type { Interval } from '../statistics/wilson.ts';
import { MOST_QUEUES } from '../sums/sums.ts';
import { advisedPolicies, type MeasuredBy, ON_SETTINGS, queuePolicyNames, settingsLines } from './settings-lines.ts';
import { ON_CUT_OFF, tellBasis, tellInForce, tellOwed } from './story.ts';
import { drawCurve } from './terminal-curve.ts';
import { count, day, hour, minutes, percent, plain, range } from './words.ts';

/** How many problems are named in the terminal; `--json` has the first ones of each file. */
const SHOWN_PROBLEMS = 10;
const SHOWN_QUEUES = 12;

/** The advice for a terminal, as lines. */
export function adviceText(evidence: Evidence, advice: Advice, proof: Proof | undefined): string {
  const blocks = [
    tellChats(evidence, advice),
    grid(policyRows(advice)),
    tellBasis(advice).join('\n'),
    tellInForce(advice).join('\n'),
    advice.chats === 0 ? '' : drawCurve(advice),
    advice.chats === 0 ? '' : [...tellOwed(advice), ON_CUT_OFF].join('\n'),
    queueRows(advice).length > 1 ? grid(queueRows(advice)) : '',
    moreQueuesText(evidence),
    busiestText(advice),
    problemsText(evidence),
    proofText(proof),
    `${ON_SETTINGS}\n\n${settingsLines(advice)}`,
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function tellChats({ files, sums, problemCount }: Evidence, { chats }: Advice): string {
  if (files === 0) return 'No file was found there.';
  const { withoutAgent, duplicates, recordsAlone, otherChannels } = sums.counts;
  const unreadableInParts = sums.counts.unreadable - problemCount;
  const when = chats === 0 ? '' : `, ${day(sums.firstMs, sums.timeZone)} to ${day(sums.lastMs, sums.timeZone)}`;
  const asides = [
    withoutAgent > 0 ? `${count(withoutAgent)} without one` : '',
    duplicates > 0 ? `${count(duplicates)} that came twice` : '',
    recordsAlone > 0 ? `${count(recordsAlone)} contact records without a transcript` : '',
    otherChannels > 0 ? `${count(otherChannels)} of other channels` : '',
    unreadableInParts > 0 ? `${count(unreadableInParts)} that could not be read when the sums were written` : '',
  ].filter((aside) => aside !== '');
  return `${count(chats)} chats with an agent${when}${asides.length > 0 ? `\n(beside them ${asides.join(', ')})` : ''}`;
}

/** Advised and present policies side by side, and what each would have done. */
export function policyRows(advice: Advice): readonly (readonly string[])[] {
  const columns = [
    ...advisedPolicies(advice).map((policy) => ({ ...policy, title: `advice: ${policy.name}` })),
    ...advice.options.current.map((policy) => ({ ...policy, measures: advice.measures, title: `now: ${policy.name}` })),
  ];
  const timers = TIMER_NAMES.map((name) => [name, ...columns.map(({ policy }) => minutes(policy[name]))]);
  const effects = advice.chats === 0 ? [] : effectRows(advice, columns);
  return [['', ...columns.map(({ title }) => title)], ...timers, ...effects];
}

function effectRows(advice: Advice, columns: readonly MeasuredBy[]): readonly (readonly string[])[] {
  const measured = columns.map(({ policy, measures }) => measurePolicy(measures, policy, advice.inForce.knownBelow));
  const row = (title: string, of: (one: (typeof measured)[number]) => string | undefined) => [
    title,
    ...measured.map((one) => of(one) ?? '–'),
  ];
  return [
    row('chats marked idle', ({ idle }) => idle && within(idle.markedShare, idle.markedInterval)),
    row('  and back', ({ idle }) => idle && within(idle.markedAndReturnedShare, idle.markedAndReturnedInterval)),
    row('  marks that owed an answer', ({ idle }) => idle && within(idle.owedShare, idle.owedInterval)),
    row('chats cut', ({ sum }) => sum && within(sum.cutShare, sum.cutInterval)),
    row('  cuts that owed an answer', ({ sum }) => sum && within(sum.owedShare, sum.owedInterval)),
    row('customers cut off', ({ sum }) => sum && within(sum.cutOffShare, sum.cutOffInterval)),
    row('  of them within 5 minutes', ({ sum }) => sum && within(sum.cutOffSoonShare, sum.cutOffSoonInterval)),
    ['minutes freed per 100 chats', ...measured.map(({ sum }, at) => freedText(advice, sum, columns[at]))],
    row(
      'chats with the agent marked',
      ({ agentIdle }) => agentIdle && within(agentIdle.markedShare, agentIdle.markedInterval),
    ),
    row(
      '  and back',
      ({ agentIdle }) => agentIdle && within(agentIdle.markedAndReturnedShare, agentIdle.markedAndReturnedInterval),
    ),
  ];
}

/** A share and its interval; nothing where there is nothing to be a share of. */
function within(share: number, interval: Interval): string | undefined {
  const [low, high] = interval;
  return low === 0 && high === 1 ? undefined : `${percent(share)} (${range(interval)})`;
}

/** Its interval is known of all chats alone. */
function freedText({ measures, freed }: Advice, sum: SumMeasure | undefined, column: MeasuredBy | undefined): string {
  if (sum === undefined) return '–';
  const interval = column?.measures === measures ? freed[sum.minutes] : undefined;
  const told = count(sum.freedMinutesPer100Chats);
  return interval === undefined ? told : `${told} (${count(interval[0])} to ${count(interval[1])})`;
}

function grid(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))),
    )
    .map((cells) => cells.join('  ').trimEnd())
    .join('\n');
}

/** The queues with most chats; the heading alone where there is none. */
export function queueRows({ queues, recommended }: Advice): readonly (readonly string[])[] {
  const isChosen = recommended.default.sumMinutes !== undefined;
  const names = queuePolicyNames(queues);
  const rows = queues
    .slice(0, isChosen ? SHOWN_QUEUES : 0)
    .map(({ queue, chats, cutOffShare, interval, own }) => [
      plain(queue),
      count(chats),
      within(cutOffShare, interval) ?? '–',
      own === undefined ? 'the same' : `its own: ${names.get(queue)}`,
    ]);
  return [['by queue', 'chats', 'cut off', 'policy'], ...rows];
}

/** Nothing, unless there are more queues than are told apart. */
export function moreQueuesText({ sums }: Evidence): string {
  const chats = sums.counts.ofMoreQueues;
  return chats === 0
    ? ''
    : `${count(chats)} chats are of further queues: ${MOST_QUEUES} are told apart, those that came first.`;
}

export function busiestText({ busiest, options, timeZone }: Advice): string {
  if (busiest === undefined) return '';
  const chats = `Busiest hour: ${hour(busiest.atMs, timeZone)}, ${busiest.chatsAtATime.toFixed(1)} chats with an agent at a time.`;
  if (busiest.freedAgents === undefined) return chats;
  return `${chats} At ${options.concurrency} chats an agent, the advice would have freed ${busiest.freedAgents.toFixed(1)} agents then.`;
}

export function problemLines(problems: readonly Problem[]): readonly string[] {
  return problems.map(
    ({ file, line, problem }) => `  ${plain(file)}${line === undefined ? '' : `:${line}`} ${problem}`,
  );
}

export function problemsText({ problems, problemCount }: Evidence): string {
  if (problemCount === 0) return '';
  const named = problemLines(problems.slice(0, SHOWN_PROBLEMS));
  const names = problems.length < problemCount ? `--json names ${count(problems.length)} in all` : '--json names them';
  const more = problemCount > SHOWN_PROBLEMS ? [`  and ${count(problemCount - SHOWN_PROBLEMS)} more (${names})`] : [];
  return [`${count(problemCount)} could not be read, and nothing else is left out for it:`, ...named, ...more].join(
    '\n',
  );
}

export function proofText(proof: Proof | undefined): string {
  if (proof === undefined) return 'Nothing to play through the engine: sums hold no chat.';
  const leftOut = proof.leftOut > 0 ? ` ${count(proof.leftOut)} that the engine would not have were left out.` : '';
  if (proof.isEqual) {
    return `${count(proof.chats)} of the chats were played through Local Connect's engine with the advised timers: every count is the same.${leftOut}`;
  }
  const rows = proof.comparisons.map(({ what, counted, played }) => `  ${what}: counted ${counted}, played ${played}`);
  return [`The engine's timers do not do what was counted. This is an error of the study:`, ...rows].join('\n');
}
