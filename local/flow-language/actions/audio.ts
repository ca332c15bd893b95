import type { ParameterSpecs } from '../spec.ts';

/** What a block plays to a caller. The service takes it in any flow, and a chat has no ears for it. */
export const AUDIO: ParameterSpecs = {
  SSML: { kind: 'TEXT', maxLength: 6000 },
  PromptId: { kind: 'RESOURCE', of: 'prompt' },
  Media: {
    kind: 'OBJECT',
    properties: {
      Uri: { kind: 'VALUE', required: true },
      SourceType: { kind: 'CHOICE', values: ['S3'], required: true },
      MediaType: { kind: 'CHOICE', values: ['Audio'], required: true },
    },
  },
};
