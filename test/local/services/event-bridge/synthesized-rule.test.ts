import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { App, Stack } from 'aws-cdk-lib';
import { Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as FunctionTarget, SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { LocalConnect } from '../../../../local/index.ts';
import { temporaryFolder } from '../../deployment/assembly.ts';
import { flowOf, say } from '../../flow-loading/flows-of-others.ts';

/** A function, and one behind a queue, which are told that a chat has ended, and write down what they are told. */
function synthesize(codeDir: string, outdir: string): void {
  writeFileSync(
    join(codeDir, 'index.mjs'),
    'export const handler = async (event) => console.log(JSON.stringify(event));',
  );
  const app = new App({ outdir, analyticsReporting: false });
  const stack = new Stack(app, 'Reports');
  const lambda = (id: string) =>
    new LambdaFunction(stack, id, {
      code: Code.fromAsset(codeDir),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
    });
  const queue = new Queue(stack, 'Queue');
  lambda('Queued').addEventSource(new SqsEventSource(queue));
  new Rule(stack, 'Ended', {
    ruleName: 'ended',
    eventPattern: { source: ['aws.connect'], detail: { eventType: ['DISCONNECTED'], channel: ['CHAT'] } },
    targets: [
      new FunctionTarget(lambda('Direct'), { event: RuleTargetInput.fromEventPath('$.detail.contactId') }),
      new SqsQueue(queue),
    ],
  });
  app.synth();
}

test('a rule that the CDK synthesized tells its function, and its queue’s function, that a chat has ended', async () => {
  using code = temporaryFolder();
  using out = temporaryFolder();
  synthesize(code.dir, out.dir);
  const heard: (readonly [by: string, event: unknown])[] = [];
  await using connect = await LocalConnect.start({
    assembly: out.dir,
    flows: [{ name: 'Short', content: flowOf([say('Goodbye')]) }],
    onLog: ({ functionName, text }) => heard.push([functionName.replace(/[0-9A-F]{8}$/, ''), JSON.parse(text)]),
  });
  const mia = await connect.startChat({ flow: 'Short' });
  mia.hasEnded('CONTACT_FLOW_DISCONNECT');
  expect(heard).toHaveLength(2);
  expect(heard).toContainEqual(['Direct', mia.contactId]);
  const body = expect.stringContaining(`"eventType":"DISCONNECTED","contactId":"${mia.contactId}"`);
  expect(heard).toContainEqual(['Queued', { Records: [expect.objectContaining({ eventSource: 'aws:sqs', body })] }]);
  connect.expectTimeline(mia, [{ type: 'CONTACT_EVENT', detail: { eventType: 'DISCONNECTED', rules: ['ended'] } }]);
});
