import { addToCustomer } from '../customer-answer.ts';
import { namesIn, profileOfBlock } from '../customer-parameters.ts';
import { type ActionRunner, failed } from '../step.ts';

/** Reads calculated attributes; none of those that were asked for is an error of its own. */
export const getCalculatedAttributesForCustomerProfile: ActionRunner = (action, context) => {
  const profile = profileOfBlock(action, context);
  if (profile === undefined) return failed('there is no such profile');
  const wanted = namesIn(action, 'ProfileResponseData').map((name) => name.replace(/^CalculatedAttributes\./u, ''));
  const known = Object.entries(profile.calculatedAttributes ?? {});
  const found = known.filter(([name]) => wanted.length === 0 || wanted.includes(name));
  if (found.length === 0) return failed('nothing of that was calculated', 'NoneFoundError');
  return addToCustomer({ CalculatedAttributes: Object.fromEntries(found) }, context);
};
