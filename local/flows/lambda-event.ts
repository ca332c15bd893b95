import { contactData } from './contact-data.ts';
import { resolveValue } from './references.ts';
import type { RunContext } from './run-context.ts';

/** The event that a Lambda block sends (administrator guide, connect-lambda-functions). An unset reference is null. */
export function lambdaEvent(attributes: Readonly<Record<string, unknown>>, context: RunContext) {
  const parameters = Object.entries(attributes).map(([key, value]) => [key, resolveValue(value, context) ?? null]);
  return {
    Details: { ContactData: contactData(context), Parameters: Object.fromEntries(parameters) },
    Name: 'ContactFlowEvent',
  };
}
