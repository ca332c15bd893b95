/** What valid actions are made of. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonAction = { [key: string]: Json };

export const ARN = 'arn:aws:connect:eu-west-2:111122223333:instance/i-1';

export const failing = (ErrorType: string) => ({ NextAction: 'end', ErrorType });
export const equals = (operand: string) => ({
  NextAction: 'end',
  Condition: { Operator: 'Equals', Operands: [operand] },
});
export const NEXT_OR_ERROR = { NextAction: 'end', Errors: [failing('NoMatchingError')] };
