import { ConnectClient, DescribeContactCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { failedCall, isPassing } from '../../../../functions/shared/aws/aws-errors.ts';
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

  test.each(['ECONNREFUSED', 'ECONNRESET', 'EAI_AGAIN', 'ENOTFOUND'])('passes where the network failed: %s', (code) => {
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
