import { firstProblems, quoteName } from '../error-texts.ts';
import { ServiceError } from './errors.ts';

/** API reference, StartChatContact: keys may have letters, digits, dashes and underscores. */
const KEY = /^[A-Za-z0-9_-]+$/;

export function checkAttributeKeys(attributes: Readonly<Record<string, string>>): void {
  const wrong = Object.keys(attributes).filter((key) => !KEY.test(key));
  if (wrong.length === 0) return;
  const shown = firstProblems(wrong.map(quoteName));
  throw new ServiceError(
    'InvalidParameterException',
    `Attributes has keys with other characters than letters, digits, - and _: ${shown.join(', ')}.`,
  );
}
