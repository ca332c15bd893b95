import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { copyKit } from '../local/cli/kit-copy.ts';
import { READY, startIn, urlIn } from '../local/cli/npm-start.ts';
import { findings } from './axe.ts';
import { type Browser, openPage } from './browser.ts';
import { CUSTOMER, WAIT } from './console-under-test.ts';
import { LOOKS, overflowOf, showAs } from './looks.ts';

let browser: Browser | undefined;
afterEach(async () => browser?.close());

describe('what is changed while npm start runs', () => {
  const folder = copyKit();

  function edit(file: string, from: string, to: string): void {
    const path = join(folder, file);
    const before = readFileSync(path, 'utf8');
    expect(before).toContain(from);
    writeFileSync(path, before.replace(from, to));
  }

  test('is live, chats go on, and a bar says what changed or what is wrong', async () => {
    const read = startIn(folder, '--clock', 'manual', '--flow', 'docs/my-flow.json');
    browser = await openPage(urlIn(await read(READY)));
    const { page } = browser;
    const says = (text: string | RegExp) => page.getByRole('status').getByText(text).first().waitFor(WAIT);
    const hears = (text: string) => page.getByRole('log', { name: CUSTOMER }).getByText(text).last().waitFor(WAIT);
    const startAnother = () => page.getByRole('button', { name: 'Start another chat' }).click(WAIT);
    await page.getByRole('button', { name: 'Start a chat' }).click(WAIT);
    await hears('Welcome! Please tell us what it is about.');

    edit('docs/my-flow.json', 'Welcome! Please', 'Good day! Please');
    await says('flow my-flow');
    await page.getByRole('button', { name: 'Put the news away' }).press('Enter');
    await startAnother();
    await page.getByRole('button', { name: 'Start a chat' }).click(WAIT);
    await hears('Good day! Please tell us what it is about.');

    edit('infra/settings.ts', 'customerIdleMinutes: 5', 'customerIdleMinutes: 5000');
    await says(/expected whole minutes from 2 to 480/);
    await says('What was there before goes on.');
    for (const [colorScheme, width] of LOOKS) {
      await showAs(page, colorScheme, width);
      expect(await findings(page)).toEqual([]);
      expect(await overflowOf(page)).toBe(0);
    }

    edit('infra/settings.ts', 'customerIdleMinutes: 5000', 'customerIdleMinutes: 7');
    await says('function SetChatTimers');
    await startAnother();
    await page.getByRole('combobox', { name: /^Flow/ }).selectOption('Chat welcome');
    await page.getByRole('button', { name: 'Start a chat' }).click(WAIT);
    await page.getByRole('tab', { name: 'Timers' }).click(WAIT);
    await page.getByText('7 min', { exact: true }).first().waitFor(WAIT);

    edit('functions/look-up-contact/handler.ts', 'export', 'export const mark = 1; export');
    await says(/function LookUpContact/);
    expect(await page.getByRole('navigation', { name: 'Chats' }).getByRole('listitem').count()).toBe(3);
    expect(browser.complaints).toEqual([]);
  });
});
