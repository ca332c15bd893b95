import { ANY_ERROR, NO_CONDITIONS, type RunningAction } from '../spec.ts';

/** Invokes a function (administrator guide, invoke-lambda-function-block). */
export const invokeLambdaFunction: RunningAction = {
  title: 'Invoke Lambda function',
  what: 'invokes a function',
  source: 'administrator guide, invoke-lambda-function-block',
  basis: 'documented',
  note: 'Asynchronous invocation is refused by name.',
  inChat: 'runs',
  parameters: {
    LambdaFunctionARN: { kind: 'RESOURCE', of: 'function', arnOnly: true, required: true },
    InvocationTimeLimitSeconds: { kind: 'INTEGER', min: 1, max: 8, reference: false },
    // Absent in older exports, where it means SYNCHRONOUS.
    InvocationType: { kind: 'CHOICE', values: ['SYNCHRONOUS', 'ASYNCHRONOUS'], valuesNotEmulated: ['ASYNCHRONOUS'] },
    LambdaInvocationAttributes: { kind: 'MAP', of: { kind: 'VALUE' } },
    ResponseValidation: {
      kind: 'OBJECT',
      properties: { ResponseType: { kind: 'CHOICE', values: ['STRING_MAP', 'JSON'], required: true } },
    },
  },
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};
