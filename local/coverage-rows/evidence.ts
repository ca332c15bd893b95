import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Evidence, NotEvidence, readEvidence } from '../verify/evidence/evidence.ts';
import type { CoverageRow } from './row.ts';

/** Where files recorded on AWS are put. */
export const EVIDENCE_FOLDER = fileURLToPath(new URL('../../docs/evidence/', import.meta.url));

/** The recorded files of a folder. @throws NotEvidence */
export function evidenceIn(folder: string): readonly Evidence[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => readEvidence(readFileSync(join(folder, name), 'utf8'), name));
}

/** The rows, each with what was seen of it on AWS last. @throws NotEvidence */
export function withEvidence(rows: readonly CoverageRow[], evidence: readonly Evidence[]): readonly CoverageRow[] {
  const seen = new Map<string, CoverageRow['seenOnAws']>();
  for (const { recordedOn: on, rows: told } of evidence.toSorted((one, other) =>
    compare(one.recordedOn, other.recordedOn),
  )) {
    for (const { row, holds } of told) {
      if (!rows.some(({ id }) => id === row)) {
        throw new NotEvidence(`There is no row "${row.slice(0, 40)}" in the coverage table. It may have been renamed.`);
      }
      seen.set(row, { holds, on });
    }
  }
  return rows.map((row) => {
    const seenOnAws = seen.get(row.id);
    return seenOnAws === undefined ? row : { ...row, seenOnAws };
  });
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
