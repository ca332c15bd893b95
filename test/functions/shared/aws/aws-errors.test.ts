import { ConnectClient, DescribeContactCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { failedCall, isDenied, isGone, isPassing, isThrottling } from '../../../../functions/shared/aws/aws-errors.ts';
import { flowErrorOf } from '../../../../functions/shared/flow/flow-errors.ts';
import { AwsServer, credentials } from '../../support/aws-server.ts';

/** How a real call fails. */
async function failureOf(client: ConnectClient, abortSignal = AbortSignal.timeout(5000)) {
  const command = new DescribeContactCommand({ InstanceId: 'i', ContactId: 'c' });
  const thrown: unknown = await client.send(command, { abortSignal }).catch((error: unknown) => error);
  return failedCall('DescribeContact', thrown);
}

const clientOf = (endpoint: string) =>
  new ConnectClient({ endpoint, region: 'eu-central-1', credentials, maxAttempts: 1 });

describe('a call without an HTTP status', () => {
  test('passes where nobody answered in time', async () => {
    const server = await AwsServer.start();
    server.answer = () => new Promise(() => undefined);
    const failure = await failureOf(clientOf(server.url), AbortSignal.timeout(50));
    expect({ failure, passing: isPassing(failure) }).toMatchObject({
      failure: { awsError: 'AbortError', httpStatus: undefined },
      passing: true,
    });
    await server.stop();
  });

  test.each([
    'ECONNABORTED',
    'ECONNREFUSED',
    'ECONNRESET',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOTFOUND',
    'EPIPE',
    'ETIMEDOUT',
  ])('passes where the network failed: %s', (code) => {
    const failure = failedCall('DescribeContact', Object.assign(new Error('connect to 10.0.0.1'), { code }));
    expect({ failure, passing: isPassing(failure) }).toEqual({
      failure: { operation: 'DescribeContact', awsError: code, httpStatus: undefined },
      passing: true,
    });
  });

  test('fails for good where there are no credentials', async () => {
    const noCredentials = Object.assign(new Error('none'), { name: 'CredentialsProviderError' });
    const client = new ConnectClient({
      endpoint: 'http://127.0.0.1:9',
      region: 'eu-central-1',
      credentials: () => Promise.reject(noCredentials),
      maxAttempts: 1,
    });
    const failure = await failureOf(client);
    expect({ failure, passing: isPassing(failure) }).toMatchObject({
      failure: { awsError: 'CredentialsProviderError' },
      passing: false,
    });
    expect(flowErrorOf(failure).name).toBe('ServiceFailure');
  });

  test('fails for good where the program is wrong', () => {
    const failure = failedCall('DescribeContact', new TypeError('x is not a function'));
    expect({ failure, passing: isPassing(failure) }).toMatchObject({
      failure: { awsError: 'TypeError' },
      passing: false,
    });
  });
});

describe('throttling is told from other refusals by its name', () => {
  test.each([
    'ThrottlingException',
    'TooManyRequestsException',
    'RequestLimitExceeded',
    'ProvisionedThroughputExceededException',
    'RequestThrottled',
    'KmsThrottled',
  ])('%s with status 400', (name) => {
    const thrown = Object.assign(new Error('Rate exceeded'), { name, $metadata: { httpStatusCode: 400 } });
    const failure = failedCall('SendMessage', thrown);
    expect({ passing: isPassing(failure), flowError: flowErrorOf(failure).name }).toEqual({
      passing: true,
      flowError: 'Throttled',
    });
  });
});

describe('a failed call', () => {
  test.each([
    ['a text', 'broken', 'Error'],
    ['nothing', undefined, 'Error'],
    ['an error with a code of its own', Object.assign(new Error(), { code: 'ERR_CANARY_7319' }), 'Error'],
    ['an error with a number for a code', Object.assign(new Error(), { code: 104 }), 'Error'],
    ['an error whose name could hold data', Object.assign(new Error(), { name: 'canary 7319' }), 'Error'],
    ['an error of a known name', Object.assign(new Error(), { name: 'ThrottlingException' }), 'ThrottlingException'],
  ])('that threw %s is told by a name that holds no data', (_what, thrown, awsError) => {
    expect(failedCall('SendMessage', thrown)).toEqual({ operation: 'SendMessage', awsError, httpStatus: undefined });
  });
});

describe('an error of a name that tells nothing is told by its HTTP status', () => {
  const refused = (httpStatusCode: unknown, name = 'SomeException') =>
    failedCall('DescribeContact', Object.assign(new Error(), { name, $metadata: { httpStatusCode } }));

  test.each([
    [400, false, 'ServiceFailure'],
    [401, false, 'AccessDenied'],
    [403, false, 'AccessDenied'],
    [404, false, 'ServiceFailure'],
    [429, true, 'Throttled'],
    [499, false, 'ServiceFailure'],
    [500, true, 'ServiceFailure'],
    [503, true, 'ServiceFailure'],
  ])('%i', (status, passing, flowError) => {
    const failure = refused(status);
    expect({ status: failure.httpStatus, passing: isPassing(failure), flowError: flowErrorOf(failure).name }).toEqual({
      status,
      passing,
      flowError,
    });
  });

  test('a status that is not a number counts as none', () => {
    expect(refused('500').httpStatus).toBeUndefined();
  });

  test.each(['AccessDeniedException', 'UnrecognizedClientException', 'ExpiredTokenException'])(
    'whatever its status, %s is a refusal',
    (name) => {
      expect(flowErrorOf(refused(400, name)).name).toBe('AccessDenied');
    },
  );
});

describe('what a failed call is', () => {
  const kindsOf = (awsError: string, httpStatus: number | undefined = 400) => {
    const call = { operation: 'DescribeContact', awsError, httpStatus };
    return {
      isGone: isGone(call),
      isDenied: isDenied(call),
      isThrottling: isThrottling(call),
      isPassing: isPassing(call),
    };
  };
  const NONE = { isGone: false, isDenied: false, isThrottling: false, isPassing: false };

  test.each(['ResourceNotFoundException', 'ContactNotFoundException'])('is gone with %s', (name) => {
    expect(kindsOf(name, 404)).toEqual({ ...NONE, isGone: true });
  });

  test.each(['AccessDenied', 'UnrecognizedClient', 'InvalidSignature', 'ExpiredToken', 'InvalidClientTokenId'])(
    'is denied with %s',
    (name) => {
      expect(kindsOf(name)).toEqual({ ...NONE, isDenied: true });
      expect(kindsOf(`${name}Exception`)).toEqual({ ...NONE, isDenied: true });
    },
  );

  test.each([401, 403])('is denied with status %i, whatever its name', (status) => {
    expect(kindsOf('SomeException', status)).toEqual({ ...NONE, isDenied: true });
  });

  test.each([
    'Throttling',
    'ThrottledException',
    'RequestThrottled',
    'KmsThrottled',
    'TooManyRequests',
    'RequestLimitExceeded',
    'LimitExceeded',
    'ProvisionedThroughputExceeded',
  ])('is throttling with %s', (name) => {
    expect(kindsOf(name)).toEqual({ ...NONE, isThrottling: true, isPassing: true });
  });

  test('is throttling with status 429, whatever its name', () => {
    expect(kindsOf('SomeException', 429)).toEqual({ ...NONE, isThrottling: true, isPassing: true });
  });

  test.each(['TimeoutError', 'RequestTimeout', 'RequestTimeoutException', 'AbortError'])('passes with %s', (name) => {
    expect(kindsOf(name, undefined)).toEqual({ ...NONE, isPassing: true });
  });

  test.each([
    'NotAccessDenied',
    'NotThrottling',
    'Kms',
    'Exceeded',
    'Request',
    'ResourceNotFound',
    'Timeout',
    'Abort',
    '',
  ])('is nothing of that with "%s"', (name) => {
    expect(kindsOf(name)).toEqual(NONE);
  });
});

describe('the name of a failed call', () => {
  const named = (name: unknown, more: object = {}) =>
    failedCall('SendMessage', Object.assign(new Error(), { name, ...more })).awsError;

  test.each(['A', 'a', 'aws.Error_1', 'E'.repeat(61)])('is told: %.20s', (name) => {
    expect(named(name)).toBe(name);
  });

  test.each(['', '1Error', '_Error', 'an error', 'Error!', '!Error', 'E'.repeat(62)])(
    'is not told where it is not one: %.20s',
    (name) => {
      expect(named(name)).toBe('Error');
    },
  );

  test('is the code of a network error, and no other code', () => {
    expect(named('Error', { code: 'EPIPE' })).toBe('EPIPE');
    expect(named('SomeException', { code: 'ENOENT' })).toBe('SomeException');
  });

  test('of what is not an error is Error, and it has no status', () => {
    const thrown = { name: 'Other', code: 5, $metadata: { httpStatusCode: 500 } };
    expect(failedCall('SendMessage', thrown)).toEqual({
      operation: 'SendMessage',
      awsError: 'Error',
      httpStatus: undefined,
    });
  });
});
