import { member } from '../lambda/json.ts';

/** Where a call to AWS failed, and how AWS put it. */
export interface FailedCall {
  /** For example `UpdateParticipantRoleConfig`. */
  readonly operation: string;
  /** The name of AWS's error. */
  readonly awsError: string;
  readonly httpStatus: number | undefined;
}

const GONE = new Set(['ResourceNotFoundException', 'ContactNotFoundException']);
/**
 * Of Amazon Connect, DynamoDB and SQS; `KmsThrottled` is SQS's for the key of an encrypted queue. Some come with status
 * 400.
 */
const THROTTLING =
  /^(Throttl|(Request|Kms)Throttled|TooManyRequests|(RequestLimit|Limit|ProvisionedThroughput)Exceeded)/;
const DENIED = /^(AccessDenied|UnrecognizedClient|InvalidSignature|ExpiredToken|InvalidClientTokenId)/;
/** What the SDK calls an attempt without an answer, and one that the deadline ended. */
const UNANSWERED = new Set(['TimeoutError', 'RequestTimeout', 'RequestTimeoutException', 'AbortError']);
/**
 * Node's codes of connections that were not made or did not last (Node.js documentation, Common system errors and dns).
 */
const NETWORK_CODES = new Set([
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);
const AN_ERROR_NAME = /^[A-Za-z][A-Za-z0-9._]{0,60}$/;

/**
 * A failed call, read from what the AWS SDK threw: its error's name, or the code of a network error, its HTTP status,
 * and nothing that could hold data.
 */
export function failedCall(operation: string, thrown: unknown): FailedCall {
  const name = networkCode(thrown) ?? (thrown instanceof Error ? thrown.name : 'Error');
  return { operation, awsError: AN_ERROR_NAME.test(name) ? name : 'Error', httpStatus: httpStatus(thrown) };
}

/**
 * Whether the call may succeed later as it is: throttled, failed on AWS's side, unanswered, or never arrived. An error
 * of ours, or missing credentials, have no HTTP status either, and no later attempt mends them.
 */
export function isPassing(call: FailedCall): boolean {
  if (isThrottling(call) || UNANSWERED.has(call.awsError) || NETWORK_CODES.has(call.awsError)) return true;
  return call.httpStatus !== undefined && call.httpStatus >= 500;
}

/** Whether what the call is about no longer exists. */
export const isGone = (call: FailedCall): boolean => GONE.has(call.awsError);

/** Whether the function's role lacks a permission, or its credentials are not valid. */
export const isDenied = (call: FailedCall): boolean =>
  DENIED.test(call.awsError) || call.httpStatus === 401 || call.httpStatus === 403;

/** Whether AWS refused the call because of its request rate. */
export function isThrottling(call: FailedCall): boolean {
  return call.httpStatus === 429 || THROTTLING.test(call.awsError);
}

function networkCode(thrown: unknown): string | undefined {
  const code = member(thrown, 'code');
  return typeof code === 'string' && NETWORK_CODES.has(code) ? code : undefined;
}

function httpStatus(thrown: unknown): number | undefined {
  const status = thrown instanceof Error ? member(member(thrown, '$metadata'), 'httpStatusCode') : undefined;
  return typeof status === 'number' ? status : undefined;
}
