import type { StoodInAction } from '../spec.ts';

/** Numbers and truth values stand as themselves here, not as strings. */
export const connectParticipantWithAgenticCX: StoodInAction = {
  title: 'Agentic CX',
  what: 'lets an AI agent talk to the customer',
  source: 'administrator guide, agentic-cx-block',
  basis: 'seen in the wild',
  inChat: 'stoodIn',
  talks: true,
  rests: true,
  parameters: {
    AgentConfiguration: {
      kind: 'OBJECT',
      properties: { ContextVariables: { kind: 'MAP', of: { kind: 'JSON' }, max: 10 } },
      takesMore: true,
      required: true,
    },
    SpeechRecognitionConfiguration: { kind: 'JSON' },
    AudioFillerConfiguration: { kind: 'JSON' },
  },
  takesMore: true,
  exactlyOneOf: [],
  errors: { required: ['NoMatchingError'], optional: ['NoMatchingCondition', 'InputTimeLimitExceeded'] },
  conditions: { kind: 'RESULT_NAMES' },
  next: 'REQUIRED',
  flowTypes: 'ALL',
};
