import type { ContactDetails } from '../../engine/index.ts';
import type { FlowAction } from '../../flow-language/index.ts';
import { parameter, parameterEntries } from '../parameters.ts';
import { resolveText, resolveValue } from '../references.ts';
import type { RunContext } from '../run-context.ts';
import { type ActionRunner, failed, NEXT } from '../step.ts';
import { targetContact } from '../target-contact.ts';

const FOR_VOICE_ID = [
  'IsVoiceIdStreamingEnabled',
  'IsFraudDetectionEnabled',
  'IsVoiceAuthenticationEnabled',
  'VoiceAuthenticationThreshold',
  'VoiceAuthenticationResponseTime',
  'FraudDetectionThreshold',
];

/** All or nothing. A reference to something unset leaves that detail as it is (assumed). */
export const updateContactData: ActionRunner = (action, context) => {
  const voice = FOR_VOICE_ID.find((name) => parameter(action, name) !== undefined);
  if (voice !== undefined) return failed(`${voice} is for the voice channel`);
  const target = targetContact(action, context);
  if (target === undefined) return failed('TargetContact is Related, and the contact is related to none');
  context.engine.updateDetails(target, detailsOf(action, context));
  return NEXT;
};

function detailsOf(action: FlowAction, context: RunContext): ContactDetails {
  const read = (name: string): string | undefined => {
    const value = parameter(action, name);
    if (typeof value !== 'string') return undefined;
    const text = resolveText(value, context);
    return text === '' && value !== '' ? undefined : text;
  };
  const [name, description, languageCode, customerId] = ['Name', 'Description', 'LanguageCode', 'CustomerId'].map(read);
  const references = Object.fromEntries(
    parameterEntries(action, 'References').map(([key, value]) => [
      key,
      { type: 'URL', value: resolveValue(value, context) ?? '' },
    ]),
  );
  return {
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    ...(languageCode === undefined ? {} : { languageCode }),
    ...(customerId === undefined ? {} : { customerId }),
    ...(parameter(action, 'References') === undefined
      ? {}
      : { references: { ...context.chat.details.references, ...references } }),
  };
}
