import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { LocalConnect } from '../../local/index.ts';
import { PAGES, readPage } from '../docs/pages.ts';
import { END, flowOf } from '../fixtures/flow-of.ts';
import { awsEnvironment } from './aws-cli.ts';

const COMMANDS = PAGES.flatMap((file) => readPage(file).fences)
  .filter(({ language }) => language === 'sh')
  .flatMap(({ code }) => code.split('\n').filter((line) => line.startsWith('aws ')));

let connect: LocalConnect;
let folder: string;
beforeAll(async () => {
  connect = await LocalConnect.start();
  folder = mkdtempSync(join(tmpdir(), 'aws-cli-'));
});
afterAll(async () => {
  await connect.close();
  rmSync(folder, { recursive: true });
});

/** Runs a line in a shell as it stands, but for what a reader puts into it; gives all that is printed. */
function runLine(line: string, content: object = {}): Promise<string> {
  writeFileSync(join(folder, 'flow.json'), JSON.stringify(content));
  const written = line
    .replace('--instance-id ID', `--instance-id ${connect.instance.instanceId}`)
    .replace('--queue-url URL', `--queue-url ${connect.url}/000000000000/TimerDeadLetters`);
  // The CLI’s SQS does not read AWS_ENDPOINT_URL, and would go to AWS itself.
  const pointed = `aws() { command aws "$@" --endpoint-url ${connect.url}; }`;
  const env = awsEnvironment(connect);
  return new Promise((resolve) => {
    execFile('sh', ['-c', `${pointed}\n${written}`], { env, cwd: folder }, (_error, out, errors) =>
      resolve(`${out}${errors}`),
    );
  });
}

test.each(COMMANDS)(
  'the AWS CLI has the command and its options, and sends it: %s',
  async (line) => {
    // What Local Connect does not emulate it refuses by name: the command has come that far.
    expect(await runLine(line)).toMatch(/ is not emulated|"problems"/);
  },
  60_000,
);

test('the runbook’s way to why a flow was refused tells the problems, or the id of a flow that was taken', async () => {
  const line = COMMANDS.find((command) => command.includes('create-contact-flow')) ?? '';
  expect(await runLine(line, flowOf())).toContain('Actions must be');
  expect(await runLine(line, flowOf(END))).toContain('"ContactFlowId"');
}, 60_000);
