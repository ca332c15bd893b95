import { answerCustomer } from '../customer-answer.ts';
import { fieldsOf, namesIn } from '../customer-parameters.ts';
import type { ActionRunner } from '../step.ts';

/** Makes a profile of the fields that are set. */
export const createCustomerProfile: ActionRunner = (action, context) => {
  const fields = fieldsOf(action, 'ProfileRequestData', context);
  const profile = context.customers.addProfile({ fields });
  return answerCustomer(profile, namesIn(action, 'ProfileResponseData'), context);
};
