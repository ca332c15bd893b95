import { pathToFileURL } from 'node:url';

// One function's bundle, warm, in a process of its own, for `growth.ts`. Its standard output, which is the function's
// log, goes nowhere. It tells how large its heap is, and how much is open, after each batch of invocations.

const BATCHES = 20;

const [file = '', invocations = '', text = ''] = process.argv.slice(2);
const { handler } = await import(pathToFileURL(file).href);
const events: readonly unknown[] = JSON.parse(text);
const inBatch = Math.ceil(Number(invocations) / BATCHES);

const context = (requestId: number) => ({
  functionName: 'function',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:eu-central-1:111122223333:function:function',
  memoryLimitInMB: '256',
  awsRequestId: `00000000-0000-4000-8000-${String(requestId).padStart(12, '0')}`,
  getRemainingTimeInMillis: () => 10_000,
});

const heapBytes: number[] = [];
const open: number[] = [];
const failures: string[] = [];
for (let batch = 0; batch < BATCHES; batch += 1) {
  for (let index = 0; index < inBatch; index += 1) {
    const number = batch * inBatch + index;
    await Promise.resolve(handler(events[number % events.length], context(number))).catch((thrown) => {
      if (failures.length < 5) failures.push(String(thrown));
    });
  }
  // What a deadline's timer holds is free once it has fired.
  globalThis.gc?.();
  heapBytes.push(process.memoryUsage().heapUsed);
  open.push(process.getActiveResourcesInfo().filter((kind) => kind !== 'Timeout').length);
}
process.send?.({ invocations: BATCHES * inBatch, heapBytes, open, failures });
process.disconnect?.();
process.exit(0);
