import { answerCustomer } from '../customer-answer.ts';
import { fieldsOf, namesIn, profileOfBlock } from '../customer-parameters.ts';
import { type ActionRunner, failed } from '../step.ts';

/** Changes the profile that the block names, or the one that was found before it. */
export const updateCustomerProfile: ActionRunner = (action, context) => {
  const profile = profileOfBlock(action, context);
  if (profile === undefined) return failed('there is no such profile');
  const { ProfileId, ...fields } = fieldsOf(action, 'ProfileRequestData', context);
  const changed = context.customers.changeProfile(profile, fields);
  return answerCustomer(changed, namesIn(action, 'ProfileResponseData'), context);
};
