import type { RunContext } from './run-context.ts';
import { type Move, NEXT } from './step.ts';

/** Gives a case's fields as `$.Case`, by their ids, and its own id as `$.Case.case_id`. */
export function answerCase(
  found: { readonly caseId: string; readonly fields: Readonly<Record<string, string>> },
  { memory }: RunContext,
): Move {
  memory.answers.set('Case', { ...found.fields, case_id: found.caseId });
  return NEXT;
}
