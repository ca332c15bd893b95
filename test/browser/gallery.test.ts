import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { writeGallery } from '../../local/cli/gallery.ts';
import { loadScenario } from '../../local/cli/scenarios.ts';
import { buildConsole } from '../../local/console/build.ts';
import { findings } from './axe.ts';
import { type Browser, openPage } from './browser.ts';
import { WAIT } from './console-under-test.ts';
import { LOOKS, overflowOf, showAs } from './looks.ts';

let file = '';
let browser: Browser;
beforeAll(async () => {
  await buildConsole('.build/console');
  file = join(await mkdtemp(join(tmpdir(), 'gallery-')), 'gallery.html');
  await writeGallery(await Promise.all(['customer-goes-quiet', 'bot-goes-quiet'].map(loadScenario)), file);
}, 60_000);
afterAll(() => rm(dirname(file), { recursive: true }));
beforeEach(async () => {
  browser = await openPage('data:text/html,');
});
afterEach(() => browser.close());

const open = () => browser.page.goto(pathToFileURL(file).href);
const cards = () => browser.page.getByRole('listitem');

test('scenarios stand side by side, and the chosen one is looked into', async () => {
  const { page } = browser;
  await open();
  expect(await cards().count()).toBe(2);
  await cards().first().getByRole('button').press('Enter');
  await page.getByText('customer auto-disconnect, 15 min: fired').click(WAIT);
  await page.getByText(/as Mia became idle, and fired/).waitFor(WAIT);
  await page.getByRole('button', { name: 'Back to all chats' }).click();
  await cards().first().waitFor(WAIT);
  expect(browser.complaints).toEqual([]);
});

test('each is replayed: now moves on, and stops at the end', async () => {
  const { page } = browser;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open();
  const now = cards().first().locator('.small-now');
  const end = await now.getAttribute('x1');
  await page.getByRole('button', { name: 'Play' }).click();
  await page
    .locator(`.small-now:not([x1="${end}"])`)
    .first()
    .waitFor({ ...WAIT, state: 'attached' });
  await page.getByRole('button', { name: 'Stop' }).click();
  await page
    .locator(`.small-now[x1="${end}"]`)
    .first()
    .waitFor({ ...WAIT, state: 'attached' });
});

test.each(LOOKS)('axe finds nothing in the %s theme at %d pixels', async (colorScheme, width) => {
  await showAs(browser.page, colorScheme, width);
  await open();
  await cards().first().waitFor(WAIT);
  expect(await findings(browser.page)).toEqual([]);
  expect(await overflowOf(browser.page)).toBe(0);
});
