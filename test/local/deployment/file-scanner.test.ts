import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { App, Stack } from 'aws-cdk-lib';
import { CfnIntegrationAssociation } from 'aws-cdk-lib/aws-connect';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LocalConnect } from '../../../local/index.ts';
import { waitingFlow } from '../../fixtures/waiting-flow.ts';
import { temporaryFolder } from './assembly.ts';

/** Rejects what is called a virus. */
const SCANNER = `export const handler = async ({ File }) => ({
  Status: File.FileName.startsWith('virus') ? 'REJECTED' : 'APPROVED',
});`;

/** An instance whose attachments a function scans. */
function synthesize(codeDir: string, outdir: string): void {
  writeFileSync(join(codeDir, 'index.mjs'), SCANNER);
  const app = new App({ outdir, analyticsReporting: false });
  const stack = new Stack(app, 'Files');
  const scanner = new LambdaFunction(stack, 'Scanner', {
    code: Code.fromAsset(codeDir),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_24_X,
  });
  new CfnIntegrationAssociation(stack, 'Scan', {
    instanceId: 'arn:aws:connect:us-east-1:111122223333:instance/6b1f2a5e-0d3c-4f7a-9c58-2f1f6d2c9a10',
    integrationType: 'FILE_SCANNER',
    integrationArn: scanner.functionArn,
  });
  app.synth();
}

test('the FILE_SCANNER of an assembly looks at each file, and what it rejects cannot be opened', async () => {
  using code = temporaryFolder();
  using out = temporaryFolder();
  synthesize(code.dir, out.dir);
  await using connect = await LocalConnect.start({
    assembly: out.dir,
    flows: [{ name: 'Waits', type: 'CONTACT_FLOW', content: waitingFlow(1800) }],
  });
  const mia = await connect.startChat({ flow: 'Waits', name: 'Mia' });
  const ann = await connect.agent('Ann').joins(mia);
  await mia.sendsFile({ name: 'letter.txt', content: 'Dear Ann' });
  ann.getsFile('letter.txt');
  expect(Buffer.from(await ann.opensFile('letter.txt')).toString()).toBe('Dear Ann');
  await mia.sendsFile({ name: 'virus.txt', content: 'x' });
  ann.getsFile('virus.txt', { status: 'REJECTED' });
  await expect(ann.opensFile('virus.txt')).rejects.toThrow('not an approved attachment');
});
