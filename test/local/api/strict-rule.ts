import { validate } from '../../../local/api/validator.ts';
import type { ModelCase } from './requests-from-the-model.ts';
import type { call } from './serve-api.ts';

type Answer = Awaited<ReturnType<typeof call>>;

/** The error that a request which breaks the model is answered with. */
function expectedError({ model, expected }: ModelCase): string {
  if (expected === 'NO_BEARER') return 'AccessDeniedException';
  if (model.service === 'connectparticipant') return 'ValidationException';
  const hasRequest = model.errors.includes('InvalidRequestException');
  const takesParameter = !hasRequest || (expected === 'BOUNDS' && model.errors.includes('InvalidParameterException'));
  return takesParameter ? 'InvalidParameterException' : 'InvalidRequestException';
}

/** The strict rule: success in the modelled shape, or a declared error with its own status and required members. */
export function breachOf(each: ModelCase, answer: Answer): string | undefined {
  const { model } = each;
  const { status, errorType, body, message } = answer;
  const told = `${each.title}: ${status} ${errorType ?? ''} ${message}`;
  if (status === 200) {
    if (each.expected !== 'WELL_FORMED') return `${told} (expected ${expectedError(each)})`;
    const { problems } = validate(model.shapes, model.output ?? '', body);
    return problems.length === 0 ? undefined : `${told} (answer: ${JSON.stringify(problems)})`;
  }
  const name = each.expected === 'WELL_FORMED' ? (errorType ?? '') : expectedError(each);
  const shape = model.shapes[name];
  if (!model.errors.includes(name) || shape === undefined) return `${told} (not declared)`;
  if (errorType !== name || status !== shape.httpStatusCode) return `${told} (expected ${name})`;
  const required = {
    ...shape,
    required: [...(shape.required ?? []), ...Object.keys(shape.members ?? {}).filter(isSaying)],
  };
  const { problems } = validate({ ...model.shapes, [name]: required }, name, body);
  if (problems.length > 0) return `${told} (error: ${JSON.stringify(problems)})`;
  const namesPlace = message.includes(each.path);
  if (each.expected === 'WELL_FORMED') return / problems?: /.test(message) ? `${told} (the model takes it)` : undefined;
  return namesPlace || each.expected === 'NO_BEARER' ? undefined : `${told} (does not name ${each.path})`;
}

/** What every error of the two services says, required or not. */
const isSaying = (member: string) => member === 'Message' || member === 'problems';
