import { answerCase } from '../case-answer.ts';
import { fieldsOf } from '../customer-parameters.ts';
import type { ActionRunner } from '../step.ts';

/** Makes a case of the fields that are set; linking a chat to it always succeeds here. */
export const createCase: ActionRunner = (action, context) => {
  const made = context.customers.addCase(fieldsOf(action, 'CaseRequestFields', context));
  return answerCase(made, context);
};
