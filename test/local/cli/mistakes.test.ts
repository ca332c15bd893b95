import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';

const folder = mkdtempSync(join(tmpdir(), 'chat-kit-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

const EVENT = 'events/set-chat-timers/policy.json';

function run(script: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`local/cli/${script}.ts`, ...args], {
    encoding: 'utf8',
  });
  return { exitCode: status, printed: stdout, errors: stderr };
}

describe('a script says what is wrong, without a stack:', () => {
  test.each([
    ['start', ['--prot', '4600'], /^There is no --prot\. There are: --port, --clock, .*\. Did you mean --port\?\n$/],
    ['start', ['--port'], /^Option '--port <value>' argument missing\n$/],
    ['start', ['--port', '4600', '--port=4700'], /^--port is written twice, and takes one value\.\n$/],
    ['start', ['4600'], /^"4600" is one word too many\.\n\nUsage: npm start -- \[options\]\n/],
    [
      'start',
      ['--clock', 'manual', '--rate', '60'],
      /^--rate 60 goes with --clock live: a manual clock stands still\./,
    ],
    ['start', ['--logs', 'xml'], /^--logs must be text or json, not "xml"\./],
    ['flows', ['--coverag'], /^There is no --coverag\. .*--no-coverage/],
    ['flows', ['--type', 'CONTACT_FLOWS'], /^There is no flow type "CONTACT_FLOWS"\. Did you mean CONTACT_FLOW\? /],
    ['scenario', ['customer-goes-quite'], /^There is no scenario .* Did you mean customer-goes-quiet\? There are: /],
    ['invoke', [], /^Usage: npm run invoke -- <function> <event file>/],
    ['invoke', ['SetChatTimers', 'nope.json'], /^nope\.json cannot be read as an event: there is no such file\. Give/],
    ['invoke', ['SetChatTimer', EVENT], /^There is no function "SetChatTimer"\. Did you mean SetChatTimers\? This/],
    ['invoke', ['SetChatTimers', EVENT, '--endpoint', 'localhost:1'], /^--endpoint must be a URL such as http:/],
  ])('%s %j', (script, args, message) => {
    const { exitCode, printed, errors } = run(script, ...args);
    expect(errors).toMatch(message);
    expect(errors).not.toContain('    at ');
    expect({ exitCode, printed }).toEqual({ exitCode: 1, printed: '' });
  });

  test('invoke, of an event that is not JSON', () => {
    const file = join(folder, 'event.json');
    writeFileSync(file, '{');
    expect(run('invoke', 'SetChatTimers', file).errors).toMatch(
      /event\.json cannot be read as an event: it is not JSON/,
    );
  });

  test('start, of a port that is taken, and invoke, of one where no Local Connect is', async () => {
    const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = String(typeof address === 'object' ? address?.port : undefined);
    expect(run('start', '--port', port)).toEqual({
      exitCode: 1,
      printed: '',
      errors: `Port ${port} is taken, perhaps by another \`npm start\`. Stop that, or choose another: npm start -- --port 4600.\n`,
    });
    server.close();
    await once(server, 'close');
    expect(run('invoke', 'SetChatTimers', EVENT, '--endpoint', `http://127.0.0.1:${port}`)).toEqual({
      exitCode: 1,
      printed: '',
      errors: `No Local Connect answers at http://127.0.0.1:${port}: run npm start in another terminal.\n`,
    });
  });
});

test.each(['start', 'invoke', 'scenario', 'flows'])('%s --help names each option on a line of its own', (script) => {
  const { exitCode, printed, errors } = run(script, '--help');
  expect(printed).toMatch(/^Usage: npm .+\n\n(?: {2}--[a-z-]+(?: <[a-z]+>)? {2,}.+\n)+$/);
  expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
});

test('invoke prints the result alone on standard output', () => {
  const { exitCode, printed } = run('invoke', 'SetChatTimers', EVENT);
  expect(JSON.parse(printed)).toMatchObject({ status: 'SET', policy: 'patient' });
  expect(exitCode).toBe(0);
});
