import { actionRows } from './coverage-rows/actions.ts';
import { EVIDENCE_FOLDER, evidenceIn, withEvidence } from './coverage-rows/evidence.ts';
import { operationRows } from './coverage-rows/operations.ts';
import type { CoverageRow } from './coverage-rows/row.ts';
import { ruleRows } from './coverage-rows/rules.ts';

export { renderCoverage } from './coverage-rows/render.ts';
export type { CoverageRow } from './coverage-rows/row.ts';

/** Everything that Local Connect is held to, and what it refuses, with what was seen on AWS. */
export function coverage(evidenceFolder = EVIDENCE_FOLDER): readonly CoverageRow[] {
  return withEvidence([...operationRows(), ...actionRows(), ...ruleRows()], evidenceIn(evidenceFolder));
}
