import { answerCustomer } from '../customer-answer.ts';
import { fieldsOf, namesIn } from '../customer-parameters.ts';
import { type ActionRunner, failed } from '../step.ts';

/** Makes a profile of the fields that are set. */
export const createCustomerProfile: ActionRunner = (action, context) => {
  const fields = fieldsOf(action, 'ProfileRequestData', context);
  const profile = context.customers?.addProfile({ fields });
  if (profile === undefined) return failed('there is no domain of profiles');
  return answerCustomer(profile, namesIn(action, 'ProfileResponseData'), context);
};
