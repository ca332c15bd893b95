import { addToCustomer } from '../customer-answer.ts';
import { fieldsOf, namesIn, profileOfBlock } from '../customer-parameters.ts';
import { type ActionRunner, failed } from '../step.ts';

/** The types that `$.Customer` has by their own names; any other is read as `$.Customer.ObjectAttributes`. */
const STANDARD_TYPES: readonly string[] = ['Asset', 'Order', 'Case'];

/** Reads the newest object of a type, or the newest with a key. */
export const getCustomerProfileObject: ActionRunner = (action, context) => {
  const profile = profileOfBlock(action, context);
  if (profile === undefined) return failed('there is no such profile');
  const { ObjectType = '', IdentifierName, IdentifierValue } = fieldsOf(action, 'ProfileRequestData', context);
  const name = ObjectType.replace(/^_/u, '').replace(/^./u, (letter) => letter.toUpperCase());
  const objects = profile.objects?.[ObjectType] ?? profile.objects?.[name] ?? [];
  const found = objects.findLast((known) => IdentifierName === undefined || known[IdentifierName] === IdentifierValue);
  if (found === undefined) return failed('the profile has no such object', 'NoneFoundError');
  const wanted = namesIn(action, 'ProfileResponseData').map((field) => field.slice(field.lastIndexOf('.') + 1));
  const fields = Object.entries(found).filter(([key]) => wanted.length === 0 || wanted.includes(key));
  return addToCustomer(
    { [STANDARD_TYPES.includes(name) ? name : 'ObjectAttributes']: Object.fromEntries(fields) },
    context,
  );
};
