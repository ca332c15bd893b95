import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { findings } from './axe.ts';
import { CUSTOMER, consoleUnderTest, WAIT } from './console-under-test.ts';
import { drop } from './drop.ts';
import { LOOKS, overflowOf, showAs } from './looks.ts';

const EVIL = '</script><img src=x onerror="window.owned = true"><script>window.owned = true</script>';

describe('a chat that is taken along', () => {
  const ui = consoleUnderTest();
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trace-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** A chat with something in it that would like to run, and the file that the page’s own button makes of it. */
  async function takeAlong(): Promise<string> {
    await ui.start();
    await ui.see(CUSTOMER, /in the queue/);
    await ui.click('Accept the chat');
    await ui.write('Write as the customer', EVIL);
    await ui.see(CUSTOMER, EVIL);
    await ui.connect.clock.advance({ minutes: 20 });
    const download = ui.page.waitForEvent('download');
    await ui.page.getByRole('link', { name: 'Take it along' }).press('Enter', WAIT);
    const file = join(folder, (await download).suggestedFilename());
    await (await download).saveAs(file);
    expect(file).toMatch(/\/Alex\.trace\.html$/);
    return file;
  }

  async function seeTheChat(page: Page): Promise<void> {
    await page.getByText('customer auto-disconnect, 15 min: fired').click(WAIT);
    await page.getByText(/as Alex became idle, and fired/).waitFor(WAIT);
    await page.getByRole('log', { name: 'Conversation' }).getByText(EVIL).waitFor(WAIT);
    expect(await page.evaluate('window.owned')).toBeUndefined();
  }

  test('is looked at without a server, and what was said in it runs nowhere', async () => {
    const file = await takeAlong();
    const page = await ui.page.context().newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    for (const [colorScheme, width] of LOOKS) {
      await showAs(page, colorScheme, width);
      await page.goto(pathToFileURL(file).href);
      await seeTheChat(page);
      expect(await findings(page)).toEqual([]);
      expect(await overflowOf(page)).toBe(0);
    }
    const violated = await page.evaluate<string>(`new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => resolve(violatedDirective));
      const script = document.createElement('script');
      script.textContent = 'window.owned = true';
      document.body.append(script);
    })`);
    expect(violated).toBe('script-src-elem');
    expect(requests.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([]);
    expect(await page.evaluate('window.owned')).toBeUndefined();
    await page.getByRole('tab', { name: 'Flow' }).click(WAIT);
    await page.getByRole('tab', { name: 'Details' }).click(WAIT);
    await page.close();
  });

  test('is drawn when it is dropped on the page, as a transcript is; anything else is refused in a sentence', async () => {
    const { page } = ui;
    const file = await takeAlong();
    await drop(page, 'Alex.trace.html', await readFile(file, 'utf8'));
    await seeTheChat(page);
    await page.getByRole('button', { name: 'Back to Local Connect' }).press('Enter');
    await page.getByRole('button', { name: 'Start another chat' }).waitFor(WAIT);

    const said = {
      AbsoluteTime: '2026-01-05T09:00:00Z',
      Type: 'MESSAGE',
      ContentType: 'text/plain',
      Content: 'Once upon a time',
    };
    await drop(
      page,
      'transcript.json',
      JSON.stringify({ ContactId: 'c', Transcript: [{ ...said, ParticipantRole: 'CUSTOMER' }] }),
    );
    await page.getByRole('log', { name: 'Conversation' }).getByText('Once upon a time').waitFor(WAIT);
    await ui.click('Back to Local Connect');

    await writeFile(join(folder, 'notes.txt'), 'Nothing of this');
    await drop(page, 'notes.txt', 'Nothing of this');
    await page
      .getByRole('alert')
      .getByText(/"notes\.txt" is nothing that this page knows/)
      .waitFor(WAIT);
  });
});
