import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { buildConsole } from '../../local/console/build.ts';
import { LocalConnect } from '../../local/index.ts';
import { openPage } from './browser.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const DOCS = `${ROOT}docs`;
const NINE = Date.UTC(2026, 10, 26, 9);

/** `npm run screenshots`: the pictures of the page in docs/, of a chat that is the same each time. */
await buildConsole(`${ROOT}.build/console`);
const connect = await LocalConnect.start({ assembly: `${ROOT}.build/sandbox`, startAtMs: NINE, seed: 7 });
const { page, close } = await openPage(connect.url);

try {
  await page.setViewportSize({ width: 1600, height: 900 });
  await talk(page);
  await connect.clock.advance({ minutes: 20 });
  await page.getByText('customer auto-disconnect, 15 min: fired').click();
  await save('console');
  await page.emulateMedia({ colorScheme: 'dark' });
  await save('console-dark');
} finally {
  await close();
  await connect.close();
}

/** A customer and an agent who speak, until the customer goes quiet. */
async function talk(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start a chat' }).click();
  await page
    .getByText(/You are in the queue/)
    .first()
    .waitFor();
  await connect.clock.advance({ seconds: 3 });
  await write('customer', 'Hello, where is my parcel?');
  await connect.clock.advance({ seconds: 8 });
  await page.getByRole('button', { name: 'Accept the chat' }).click();
  await page.getByText('Maria has joined the chat').first().waitFor();
  await connect.clock.advance({ seconds: 6 });
  await write('agent', 'Good morning Alex, let me look.');
  await connect.clock.advance({ seconds: 9 });
  await write('customer', 'Thank you. The number is 4711.');
  await connect.clock.advance({ seconds: 12 });
  await write('agent', 'It arrives tomorrow before noon.');
}

async function write(who: 'customer' | 'agent', text: string): Promise<void> {
  const box = page.getByLabel(`Write as the ${who}`, { exact: true });
  await box.fill(text);
  await box.press('Enter');
  await page.getByRole('log', { name: 'Timeline' }).getByText(text).waitFor();
}

/** Once the page shows what Local Connect has by now. */
async function save(name: string): Promise<void> {
  const { now } = (await (await fetch(`${connect.url}/local/clock`)).json()) as { readonly now: string };
  await page.getByTitle(`${now} (UTC)`).waitFor();
  await page.waitForFunction('document.getAnimations().every(({ playState }) => playState !== "running")');
  await page.screenshot({ path: `${DOCS}/${name}.png` });
}
