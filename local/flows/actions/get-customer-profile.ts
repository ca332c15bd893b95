import type { FlowAction } from '../../flow-language/index.ts';
import { textIn } from '../../json.ts';
import { answerCustomer } from '../customer-answer.ts';
import type { Criterion } from '../customer-data.ts';
import { fieldsOf, namesIn } from '../customer-parameters.ts';
import { parameterProperty } from '../parameters.ts';
import { resolveValue } from '../references.ts';
import type { RunContext } from '../run-context.ts';
import { type ActionRunner, failed } from '../step.ts';

/** Finds one profile; none and several have error branches of their own. */
export const getCustomerProfile: ActionRunner = (action, context) => {
  const criteria = criteriaOf(action, context);
  if (criteria.length === 0) return failed('ProfileRequestData names nothing to look for');
  const any = parameterProperty(action, 'ProfileRequestData', 'LogicalOperator') === 'OR';
  const [profile, another] = context.customers.findProfiles(criteria, any);
  if (profile === undefined) return failed('there is no such profile', 'NoneFoundError');
  if (another !== undefined) return failed('there are several such profiles', 'MultipleFoundError');
  return answerCustomer(profile, namesIn(action, 'ProfileResponseData'), context);
};

/** One key, several of them, or fields by their names, as older exports have it. The guide misspells one member. */
function criteriaOf(action: FlowAction, context: RunContext): readonly Criterion[] {
  const listed = parameterProperty(action, 'ProfileRequestData', 'SearchCriteria');
  if (Array.isArray(listed)) return listed.flatMap((entry: unknown) => criterion(entry, context));
  const { IdentifierName, IdentifierValue, IdentiferValue, LogicalOperator, ...fields } = fieldsOf(
    action,
    'ProfileRequestData',
    context,
  );
  const value = IdentifierValue ?? IdentiferValue;
  if (IdentifierName !== undefined) return value === undefined ? [] : [{ key: IdentifierName, value }];
  return Object.entries(fields).map(([key, text]) => ({ key, value: text }));
}

function criterion(entry: unknown, context: RunContext): readonly Criterion[] {
  const key = textIn(entry, 'IdentifierName');
  const value = resolveValue(textIn(entry, 'IdentifierValue'), context);
  return key === undefined || value === undefined ? [] : [{ key, value }];
}
