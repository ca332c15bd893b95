import { answerCase } from '../case-answer.ts';
import { fieldsOf } from '../customer-parameters.ts';
import { parameter } from '../parameters.ts';
import { resolveValue } from '../references.ts';
import { type ActionRunner, failed } from '../step.ts';

/** Changes the case that the block names, or the one that was found before it. */
export const updateCase: ActionRunner = (action, context) => {
  const caseId = resolveValue(parameter(action, 'CaseId') ?? '$.Case.case_id', context);
  const known = caseId === undefined ? undefined : context.customers.case(caseId);
  if (known === undefined) return failed('there is no such case');
  const changed = context.customers.changeCase(known, fieldsOf(action, 'CaseRequestFields', context));
  return answerCase(changed, context);
};
