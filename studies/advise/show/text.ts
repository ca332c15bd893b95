import { TIMER_NAMES } from '../../../functions/shared/timers/chat-timers.ts';
import type { Advice } from '../advice/advise.ts';
import { measurePolicy } from '../advice/measures.ts';
import type { Evidence } from '../gather/gather.ts';
import type { Proof } from '../proof/prove.ts';
import { advisedPolicies, type MeasuredBy, settingsLines } from './settings-lines.ts';
import { ON_CUT_OFF, tellBasis, tellInForce, tellOwed } from './story.ts';
import { drawCurve } from './terminal-curve.ts';
import { count, day, hour, minutes, percent, range } from './words.ts';

/** How many problems are named in the terminal; `--json` has more. */
const SHOWN_PROBLEMS = 10;

/** The advice for a terminal, as lines. */
export function adviceText(evidence: Evidence, advice: Advice, proof: Proof | undefined): string {
  const blocks = [
    tellChats(evidence, advice),
    table(advice),
    tellBasis(advice).join('\n'),
    tellInForce(advice).join('\n'),
    advice.chats === 0 ? '' : drawCurve(advice),
    advice.chats === 0 ? '' : [...tellOwed(advice), ON_CUT_OFF].join('\n'),
    tellQueues(advice),
    tellBusiest(advice),
    tellProblems(evidence),
    tellProof(proof),
    `For infra/settings.ts:\n\n${settingsLines(advice)}`,
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function tellChats({ sums }: Evidence, { chats }: Advice): string {
  const { withoutAgent, duplicates, recordsAlone, otherChannels } = sums.counts;
  const when = chats === 0 ? '' : `, ${day(sums.firstMs)} to ${day(sums.lastMs)}`;
  const asides = [
    withoutAgent > 0 ? `${count(withoutAgent)} without one` : '',
    duplicates > 0 ? `${count(duplicates)} that came twice` : '',
    recordsAlone > 0 ? `${count(recordsAlone)} contact records without a transcript` : '',
    otherChannels > 0 ? `${count(otherChannels)} of other channels` : '',
  ].filter((aside) => aside !== '');
  return `${count(chats)} chats with an agent${when}${asides.length > 0 ? `\n(beside them ${asides.join(', ')})` : ''}`;
}

function table(advice: Advice): string {
  const columns = [
    ...advisedPolicies(advice).map((policy) => ({ ...policy, title: `advice: ${policy.name}` })),
    ...advice.options.current.map((policy) => ({ ...policy, measures: advice.measures, title: `now: ${policy.name}` })),
  ];
  const timers = TIMER_NAMES.map((name) => [name, ...columns.map(({ policy }) => minutes(policy[name]))]);
  const effects = advice.chats === 0 ? [] : effectRows(advice, columns);
  return grid([['', ...columns.map(({ title }) => title)], ...timers, ...effects]);
}

function effectRows(advice: Advice, columns: readonly MeasuredBy[]): readonly (readonly string[])[] {
  const measured = columns.map(({ policy, measures }) => measurePolicy(measures, policy, advice.inForce.knownBelow));
  const row = (title: string, of: (one: (typeof measured)[number]) => string | undefined) => [
    title,
    ...measured.map((one) => of(one) ?? '–'),
  ];
  return [
    row('chats marked idle', ({ idle }) => idle && percent(idle.markedShare)),
    row('  and back', ({ idle }) => idle && percent(idle.markedAndReturnedShare)),
    row('chats cut', ({ sum }) => sum && percent(sum.cutShare)),
    row('minutes freed per 100 chats', ({ sum }) => sum && count(sum.freedMinutesPer100Chats)),
    row('customers cut off', ({ sum }) => sum && percent(sum.cutOffShare)),
    row('  95 % interval', ({ sum }) => sum && range(sum.cutOffInterval)),
    row('  of them within 5 minutes', ({ sum }) => sum && percent(sum.cutOffSoonShare)),
    row('cuts that owed an answer', ({ sum }) => sum && percent(sum.owedShare)),
    row(
      'chats with the agent marked',
      ({ agentMarkedShare }) => agentMarkedShare?.toString() && percent(agentMarkedShare),
    ),
  ];
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

function tellQueues({ queues, recommended }: Advice): string {
  if (queues.length === 0 || recommended.default.sumMinutes === undefined) return '';
  const rows = queues
    .slice(0, 12)
    .map(({ queue, chats, cutOffShare, interval, ownPolicy }) => [
      queue,
      count(chats),
      `${percent(cutOffShare)} (${range(interval)})`,
      ownPolicy === undefined ? '' : 'a policy of its own',
    ]);
  return grid([['by queue', 'chats', 'cut off', ''], ...rows]);
}

function tellBusiest({ busiest, options }: Advice): string {
  if (busiest === undefined) return '';
  const chats = `Busiest hour: ${hour(busiest.atMs)}, ${busiest.chatsAtATime.toFixed(1)} chats with an agent at a time.`;
  if (busiest.freedAgents === undefined) return chats;
  return `${chats} At ${options.concurrency} chats an agent, the advice would have freed ${busiest.freedAgents.toFixed(1)} agents then.`;
}

function tellProblems({ problems, problemCount }: Evidence): string {
  if (problemCount === 0) return '';
  const named = problems
    .slice(0, SHOWN_PROBLEMS)
    .map(({ file, line, problem }) => `  ${file}${line === undefined ? '' : `:${line}`} ${problem}`);
  const more =
    problemCount > SHOWN_PROBLEMS ? [`  and ${count(problemCount - SHOWN_PROBLEMS)} more (--json names them)`] : [];
  return [`${count(problemCount)} could not be read, and nothing else is left out for it:`, ...named, ...more].join(
    '\n',
  );
}

function tellProof(proof: Proof | undefined): string {
  if (proof === undefined) return 'Nothing to play through the engine: sums hold no chat.';
  const leftOut = proof.leftOut > 0 ? ` ${count(proof.leftOut)} that the engine would not have were left out.` : '';
  if (proof.isEqual) {
    return `${count(proof.chats)} of the chats were played through Local Connect's engine with the advised timers: every count is the same.${leftOut}`;
  }
  const rows = proof.comparisons.map(({ what, counted, played }) => `  ${what}: counted ${counted}, played ${played}`);
  return [`The engine's timers do not do what was counted. This is an error of the study:`, ...rows].join('\n');
}
