import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { LocalConnect } from '../../local/index.ts';
import { type Browser, openPage } from './browser.ts';
import { WAIT } from './console-under-test.ts';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const CHATJS = createRequire(import.meta.url).resolve('amazon-connect-chatjs');
const PAGE = `<!doctype html><html lang="en"><title>Shop</title><link rel="icon" href="data:,">
  <link rel="stylesheet" href="/widget.css"><script src="/chatjs.js"></script>
  <main><h1>Shop</h1><div id="chat"></div></main><script type="module" src="/widget.js"></script></html>`;

/** The example of the widget's own README, bundled as it says, for this Local Connect. */
async function bundleExample(url: string): Promise<Readonly<Record<string, string>>> {
  const readme = await readFile(`${ROOT}/local/chat-widget/README.md`, 'utf8');
  const example = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const { outputFiles } = await build({
    stdin: { contents: example.replace('http://127.0.0.1:4510', url), resolveDir: `${ROOT}/local`, loader: 'ts' },
    ...{ bundle: true, write: false, outdir: '/', format: 'esm', jsx: 'automatic', jsxImportSource: 'preact' },
    tsconfigRaw: {},
  });
  const of = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return {
    '/': PAGE,
    '/widget.js': of('.js'),
    '/widget.css': of('.css'),
    '/chatjs.js': await readFile(CHATJS, 'utf8'),
  };
}

describe('the chat window in a page of one’s own', () => {
  let connect: LocalConnect;
  let server: Server;
  let browser: Browser;

  beforeEach(async () => {
    connect = await LocalConnect.start({ assembly: `${ROOT}/.build/sandbox` });
    const files = await bundleExample(connect.url);
    server = createServer((request, response) => {
      const path = request.url ?? '/';
      if (path === '/start-chat') void startChat(connect).then((started) => response.end(started));
      else response.writeHead(files[path] === undefined ? 404 : 200, { 'content-type': typeOf(path) }).end(files[path]);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const address = server.address();
    browser = await openPage(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`);
  });
  afterEach(async () => {
    await browser.close();
    server.close();
    await connect.close();
  });

  test('as its README puts it there: the customer chats, goes idle, returns, and is told of the end', async () => {
    const { page } = browser;
    const see = (text: string | RegExp) =>
      page.getByRole('log', { name: 'Your chat' }).getByText(text).last().waitFor(WAIT);
    await see(/in the queue/);
    await page.getByLabel('Write as the customer').fill('Is my parcel there?');
    await page.keyboard.press('Enter');
    await see('Is my parcel there?');
    const [contact] = connect.timelines().map(([first]) => first?.contactId ?? '');
    const ann = await connect.agent('Ann').accepts({ contactId: contact ?? '' });
    await ann.says('It is.');
    await see('It is.');

    await connect.clock.advance({ minutes: 5 });
    await see('Cleo has become idle');
    await page.getByText('idle', { exact: true }).waitFor(WAIT);
    await page.getByLabel('Write as the customer').fill('Still here');
    await page.keyboard.press('Enter');
    await see('Cleo has returned');
    await connect.clock.advance({ minutes: 20 });
    await see(/has been idle for too long/);
    await connect.clock.advance({ minutes: 30 });
    await page.getByText('chat ended', { exact: true }).waitFor(WAIT);
    expect(browser.complaints).toEqual([]);
  });
});

/** What a backend answers its page. */
async function startChat(connect: LocalConnect): Promise<string> {
  const flow = connect.flows.find(({ name }) => name === 'Chat welcome');
  const answer = await fetch(`${connect.url}/contact/chat`, {
    method: 'PUT',
    body: JSON.stringify({
      InstanceId: connect.instance.instanceId,
      ContactFlowId: flow?.id,
      ParticipantDetails: { DisplayName: 'Cleo' },
    }),
  });
  const { ContactId, ParticipantId, ParticipantToken }: Readonly<Record<string, string>> = JSON.parse(
    await answer.text(),
  );
  return JSON.stringify({ contactId: ContactId, participantId: ParticipantId, participantToken: ParticipantToken });
}

function typeOf(path: string): string {
  if (path.endsWith('.css')) return 'text/css';
  return path.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8';
}
