import { ConnectClient, DescribeContactCommand } from '@aws-sdk/client-connect';

/** The host that a call of Amazon Connect goes to, with the endpoint that the environment names. */
export async function calledHost(region: string): Promise<string> {
  let called = '';
  const client = new ConnectClient({
    region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
    requestHandler: {
      handle: (request: { readonly hostname: string; readonly port?: number }) => {
        called = request.port === undefined ? request.hostname : `${request.hostname}:${request.port}`;
        return Promise.reject(new Error('Not sent.'));
      },
    },
  });
  await client.send(new DescribeContactCommand({ InstanceId: 'i', ContactId: 'c' })).catch(() => undefined);
  return called;
}
