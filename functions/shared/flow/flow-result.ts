import { ServiceFailure } from './flow-errors.ts';

/** A flow function's result: `STRING_MAP` in the block's response validation. */
export type FlowResult = Readonly<Record<string, string>>;

/** Administrator guide, connect-lambda-functions: the response must be under 32 KB of UTF-8. */
const LARGEST_RESULT_BYTES = 32 * 1024;

/** Passes a result on if a flow can take it: flat, all text, and not too large. */
export function checkStringMap(result: FlowResult): FlowResult {
  const isFlat = Object.values(result).every((value) => typeof value === 'string');
  const bytes = Buffer.byteLength(JSON.stringify(result));
  if (isFlat && bytes <= LARGEST_RESULT_BYTES) return result;
  throw new ServiceFailure(
    { operation: 'Answering the flow', awsError: isFlat ? 'ResultTooLarge' : 'ResultNotFlat', httpStatus: undefined },
    `A flow takes one flat map of text of at most ${LARGEST_RESULT_BYTES} bytes, and this result has ${bytes}.`,
  );
}
