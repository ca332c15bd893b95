import { DEFAULT_LAMBDA_LIMIT_SECONDS, type FlowAction, toWholeNumber } from '../../flow-language/index.ts';
import type { Invoke } from '../../lambda/invocation.ts';
import { invokeInBlock } from '../lambda-block.ts';
import { lambdaEvent } from '../lambda-event.ts';
import { parameter, parameterEntries, parameterProperty } from '../parameters.ts';
import { resolveValue } from '../references.ts';
import type { RunContext } from '../run-context.ts';
import { type ActionRunner, failed, type Step } from '../step.ts';

export const invokeLambdaFunction: ActionRunner = (action, context) => invokeBy(context.invoke, action, context);

/** The block, with what invokes its function. */
export function invokeBy(invoke: Invoke, action: FlowAction, context: RunContext): Step {
  const functionArn = resolveValue(parameter(action, 'LambdaFunctionARN'), context) ?? '';
  if (functionArn === '') return failed('LambdaFunctionARN is unset');
  const limitSeconds = toWholeNumber(parameter(action, 'InvocationTimeLimitSeconds')) ?? DEFAULT_LAMBDA_LIMIT_SECONDS;
  const block = {
    actionId: action.Identifier,
    functionArn,
    functionName: nameOf(functionArn),
    invoke,
    event: lambdaEvent(Object.fromEntries(parameterEntries(action, 'LambdaInvocationAttributes')), context),
    limitMs: limitSeconds * 1000,
    responseType:
      parameterProperty(action, 'ResponseValidation', 'ResponseType') === 'JSON'
        ? ('JSON' as const)
        : ('STRING_MAP' as const),
  };
  return { kind: 'SUSPEND', begin: (resume) => invokeInBlock(block, context, resume) };
}

/** The name in `arn:aws:lambda:<region>:<account>:function:<name>[:<version or alias>]`. */
function nameOf(functionArn: string): string {
  const parts = functionArn.split(':');
  return parts[5] === 'function' && parts[6] !== undefined ? parts[6] : functionArn;
}
