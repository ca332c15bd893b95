import { show } from './check-setting.ts';

/** The form of a model's id or of an inference profile's (API reference, Converse). Permissions are made of it, so an ARN does not do. */
const modelIdPattern = /^[a-z0-9-]+\.[A-Za-z0-9.:-]{1,200}$/;

/** What to pass instead of a value that is not the id of a model; nothing if it is one. */
export function modelIdProblem(modelId: unknown): readonly string[] {
  if (typeof modelId === 'string' && modelIdPattern.test(modelId)) return [];
  return [
    `bedrockModelId: got ${show(modelId)}, expected the id, not the ARN, of a model or of an inference profile, such as 'eu.amazon.nova-lite-v1:0'`,
  ];
}
