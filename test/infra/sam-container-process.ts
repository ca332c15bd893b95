import dns from 'node:dns';
import { pathToFileURL } from 'node:url';

/** What SamContainer starts: the handler of a bundle, called with each event that comes in as a message. */

type Found = (error: Error | null, address?: unknown, family?: number) => void;

// A container knows its machine by this name. It has no other to ask for: a function that calls AWS itself fails here.
Object.assign(dns, {
  lookup: (name: string, options: { readonly all?: boolean }, found: Found) => {
    if (name !== 'host.docker.internal') return found(new Error(`The function looked for ${name}.`));
    if (options.all === true) return found(null, [{ address: '127.0.0.1', family: 4 }]);
    found(null, '127.0.0.1', 4);
  },
});

const [, , code = '', exported = ''] = process.argv;
const { [exported]: handler } = await import(pathToFileURL(code).href);
const timeoutMs = 1000 * Number(process.env.AWS_LAMBDA_FUNCTION_TIMEOUT);

process.on('message', (message: { readonly event?: unknown }) => {
  if (message.event === undefined) process.exit();
  void invoke(message.event).then((ending) => process.send?.(ending));
});

async function invoke(event: unknown): Promise<object> {
  const startedAtMs = performance.now();
  const context = {
    awsRequestId: crypto.randomUUID(),
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: '$LATEST',
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    invokedFunctionArn: `arn:aws:lambda:us-east-1:012345678912:function:${process.env.AWS_LAMBDA_FUNCTION_NAME}`,
    getRemainingTimeInMillis: () => timeoutMs - (performance.now() - startedAtMs),
  };
  try {
    return { result: (await handler(event, context)) ?? null };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return { error: { name, message } };
  }
}
