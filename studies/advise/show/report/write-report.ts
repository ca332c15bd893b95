import { writeFileSync } from 'node:fs';
import type { Advice } from '../../advice/advise.ts';
import type { Evidence } from '../../gather/gather.ts';
import type { Proof } from '../../proof/prove.ts';
import { ON_SETTINGS, settingsLines } from '../settings-lines.ts';
import { ON_CUT_OFF, tellBasis, tellOwed } from '../story.ts';
import { busiestText, moreQueuesText, policyRows, problemsText, proofText, queueRows } from '../text.ts';
import { GRID_MINUTES, timerGrid } from '../timer-grid.ts';
import { count, percent } from '../words.ts';
import { hoursChart, lastWordChart } from './bar-charts.ts';
import { firstScreen } from './first-screen.ts';
import { returnsByHourChart, returnsByQueueChart } from './group-returns-charts.ts';
import { asText, paragraphs, table } from './html.ts';
import { returnsChart } from './returns-chart.ts';
import { STYLE } from './style.ts';
import { tradeChart } from './trade-chart.ts';

export interface ReportParts {
  readonly evidence: Evidence;
  readonly advice: Advice;
  readonly proof: Proof | undefined;
}

/** Writes the report: one file that needs nothing else, neither scripts nor fonts nor the network. */
export function writeReport(path: string, parts: ReportParts): void {
  writeFileSync(path, reportPage(parts));
}

export function reportPage({ evidence, advice, proof }: ReportParts): string {
  const hasChats = advice.chats > 0;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Timers for chats</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${firstScreen(evidence, advice)}
${hasChats ? charts(advice) : ''}
<h2>Side by side</h2>
<p class="soft">Below a share stands its 95 % interval.</p>
${table(policyRows(advice))}
${hasChats ? gridDetails(advice) : ''}
${queueRows(advice).length > 1 ? `<h2>By queue</h2>\n${table(queueRows(advice))}` : ''}
<h2>What this rests on</h2>
${paragraphs([...tellBasis(advice), moreQueuesText(evidence), busiestText(advice), proofText(proof)].filter((text) => text !== ''))}
${problems(evidence)}
<h2>To put it into effect</h2>
<p>${asText(ON_SETTINGS)}</p>
<pre><code>${asText(settingsLines(advice))}</code></pre>
<p>Then <code>npm run diff</code> and <code>npm run deploy</code>.</p>
</main>
</body>
</html>
`;
}

function charts(advice: Advice): string {
  return `<h2>What agents win, and what it costs customers</h2>
<p>Each point of the curve is a number of minutes of silence after which the agent is freed. Sooner is further up, and to the right.</p>
${tradeChart(advice)}
<p class="soft">${ON_CUT_OFF}</p>
<h2>When customers come back</h2>
<p>Most silences are short. After the curve goes flat, waiting longer wins back hardly anybody.</p>
${returnsChart(advice)}
${titled('h3', 'By queue', returnsByQueueChart(advice))}
${titled('h3', 'By hour', returnsByHourChart(advice))}
<h2>Who was waiting for whom</h2>
${paragraphs(tellOwed(advice))}
<p class="soft">C: the customer wrote last, and waits for the agent. A: the agent wrote last. The lines are 95 % intervals of those who wrote.</p>
${lastWordChart(advice)}
${titled('h2', 'Freed and cut off, by hour', hoursChart(advice))}`;
}

/** Nothing where there is nothing to show. */
function titled(heading: 'h2' | 'h3', title: string, chart: string): string {
  return chart === '' ? '' : `<${heading}>${title}</${heading}>\n${chart}`;
}

/** Each pair of timers, for reading. */
function gridDetails(advice: Advice): string {
  const cells = timerGrid(advice);
  const rows = GRID_MINUTES.map((idle) => [
    `idle ${idle} min`,
    ...cells
      .filter(({ idleMinutes }) => idleMinutes === idle)
      .map(({ freedMinutesPer100Chats: freed, cutOffShare: cutOff }) =>
        freed === null || cutOff === null ? 'unknown' : `${count(freed)} / ${percent(cutOff)}`,
      ),
  ]);
  const head = ['minutes freed per 100 chats / cut off', ...GRID_MINUTES.map((minutes) => `then ${minutes} min`)];
  return `<details><summary>Every pair of timers</summary>${table([head, ...rows])}</details>`;
}

function problems(evidence: Evidence): string {
  const text = problemsText(evidence);
  return text === '' ? '' : `<details><summary>What could not be read</summary><pre>${asText(text)}</pre></details>`;
}
