import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readJson } from '../../local/cli/read-json.ts';
import { drawFlowAsSvg, listProblems, readDrawnFlow, reportFlow } from '../../local/flow-report/index.ts';

/** Clears a screen, names the window, and turns the direction of what follows. */
const EVIL = '\u001b[2J\u001b]0;evil\u0007\u202e';

/** What a terminal would act on, but for the line breaks that a report is made of. */
const ACTED_ON = /(?!\n)[\p{Cc}\u2028-\u202e\u2066-\u2069]/u;

/** The value, with one text in it spoilt at a time: each name of a member, and each text. */
function* spoilt(value: unknown): Generator<unknown> {
  if (typeof value === 'string') yield EVIL + value;
  if (typeof value !== 'object' || value === null) return;
  const entries = Object.entries(value);
  for (const [index, [name, member]] of entries.entries()) {
    for (const changed of spoilt(member)) {
      yield Array.isArray(value) ? value.with(index, changed) : { ...value, [name]: changed };
    }
    if (!Array.isArray(value)) yield Object.fromEntries(entries.with(index, [EVIL + name, member]));
  }
}

const flow: unknown = JSON.parse(readFileSync('docs/my-flow.json', 'utf8'));

test('no text of somebody’s flow does anything to a terminal, or to the page that draws it', () => {
  const drawings = [...spoilt(flow)].map((content) => {
    const drawn = readDrawnFlow(`${EVIL}Mine`, 'CONTACT_FLOW', content);
    // Nobody is shown the ids by which a page finds what was clicked.
    const picture = drawFlowAsSvg(drawn).replaceAll(/ data-\w+="[^"]*"/g, '');
    return reportFlow(drawn, listProblems(drawn, content)) + picture;
  });
  expect(drawings.length).toBeGreaterThan(50);
  expect(drawings.filter((drawing) => ACTED_ON.test(drawing))).toEqual([]);
});

test.each(['docs/console.png', 'docs/advise.png'])(
  'nothing of a picture given as a file of JSON is shown: %s',
  (file) => {
    expect(readJson(file)).toEqual({ problem: 'it is not a text in UTF-8 or UTF-16' });
  },
);

test('a text given as a file of JSON is refused in one line, which does nothing to a terminal', () => {
  const folder = mkdtempSync(join(tmpdir(), 'terminal-'));
  const file = join(folder, 'flow.json');
  writeFileSync(file, `{\r\n${EVIL}`);
  const { problem } = { problem: '', ...readJson(file) };
  rmSync(folder, { recursive: true });
  expect(problem).toMatch(/^it is not JSON \(.*\)$/u);
  expect(problem).not.toMatch(ACTED_ON);
});
