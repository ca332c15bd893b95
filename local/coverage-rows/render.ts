import type { CoverageKind, CoverageRow } from './row.ts';

const SECTIONS: readonly { readonly kind: CoverageKind; readonly title: string; readonly id: string }[] = [
  { kind: 'operation', title: 'Operations', id: 'operation' },
  { kind: 'action', title: 'Flow actions', id: 'action type' },
  { kind: 'rule', title: 'Rules', id: 'rule' },
];

/** `local/COVERAGE.md`. */
export function renderCoverage(rows: readonly CoverageRow[]): string {
  const sections = SECTIONS.map(({ kind, title, id }) => {
    const own = rows.filter((row) => row.kind === kind);
    const served = own.filter((row) => row.served).length;
    return [
      `## ${title}`,
      '',
      `${served} of ${own.length} served.`,
      '',
      `| ${id} | what it is | | basis | source |`,
      '| --- | --- | --- | --- | --- |',
      ...own.map(renderRow),
      '',
    ].join('\n');
  });
  return [INTRODUCTION, ...sections].join('\n');
}

const INTRODUCTION = `# What Local Connect covers

Each row is held by a test that bears its name. *Documented* means a page of AWS’s; *seen in the wild*, exported flows,
logged events or recorded traffic; *assumed*, what a user of Amazon Connect would expect, until somebody knows better.
What is refused is refused by its name, and never pretends to succeed. A block that is stood in for takes the outcome
that was declared for it, or else its error branch, and every view of the chat says so. *Verified on AWS* means that a
file in [docs/evidence](../docs/evidence) shows it.

Written by \`npm run coverage\`: do not edit.
`;

function tellSeen(seen: CoverageRow['seenOnAws']): string {
  if (seen === undefined) return '';
  return seen.holds ? `; *verified on AWS* ${seen.on}` : `; **otherwise on AWS** ${seen.on}`;
}

function renderRow({ id, what, served, stoodIn, basis, source, note, seenOnAws }: CoverageRow): string {
  const cells = [
    id,
    what,
    served ? 'served' : stoodIn ? '**stood in for**' : '**refused**',
    basis + tellSeen(seenOnAws),
    note === undefined ? source : `${source} (${note})`,
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
