import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { received, testCase } from '../../infra/flows/tests/index.ts';
import { buildConsole } from '../../local/console/build.ts';
import { LocalConnect } from '../../local/index.ts';
import { openPage } from './browser.ts';
import { drop } from './drop.ts';
import { LOOKS, showAs } from './looks.ts';
import { saveReport } from './report-screenshot.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const DOCS = `${ROOT}docs`;
const ALL = `${ROOT}.build/screenshots`;
const NINE = Date.UTC(2026, 10, 26, 9);

/**
 * `npm run screenshots`: the pictures in docs/, of the page with a chat that is the same each time and of a report.
 * With `all` each view of the page too, in each theme at each width, in .build/screenshots, to be looked at.
 */
await saveReport(`${DOCS}/advise.png`);
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
  if (process.argv.includes('all')) await saveAll();
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
  await settle();
  await page.screenshot({ path: `${DOCS}/${name}.png` });
}

async function settle(): Promise<void> {
  await page.waitForFunction('document.getAnimations().every(({ playState }) => playState !== "running")');
}

/** Each view, as it is in each theme at each width. */
async function saveAll(): Promise<void> {
  mkdirSync(ALL, { recursive: true });
  await page.setViewportSize({ width: 1600, height: 900 });
  await saveLooks('lanes');
  await page.getByRole('button', { name: 'Start another chat' }).click();
  await saveLooks('start-card');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'What to try' }).click();
  await saveLooks('what-to-try');
  await page.getByRole('button', { name: 'Back to the chat' }).click();
  for (const view of ['Flow', 'Timers', 'Details']) {
    await page.getByRole('tab', { name: view }).click();
    await saveLooks(view.toLowerCase());
  }
  connect.changes.add('flow Chat welcome');
  await page.getByText('Live now:').waitFor();
  await saveLooks('changes');
  connect.changes.add('infra/settings.ts', 'customerIdleMinutes: expected whole minutes from 2 to 480, got 5000.');
  await page.getByText('Not read:').waitFor();
  await saveLooks('changes-wrong');
  await page.getByRole('button', { name: 'Put the news away' }).click();
  await page.getByRole('button', { name: 'Under the hood' }).click();
  await saveLooks('drawer');
  await page.keyboard.press('Escape');
  await drop(page, 'export.json', readFileSync(`${ROOT}test/fixtures/flows/inbound-of-another-instance.json`, 'utf8'));
  await page.getByRole('img', { name: 'The flow Parcels inbound' }).waitFor();
  await saveLooks('brought-flow');
  const { content } = testCase({ name: 'Greets', steps: [received('Welcome').say('hi'), received('Good evening')] });
  const EntryPoint = { Type: 'CHAT', ChatEntryPointParameters: { FlowId: 'Chat welcome' } };
  await drop(page, 'greets.json', JSON.stringify({ Name: 'Greets', Content: content, EntryPoint }));
  await page.getByRole('img', { name: 'The flow Chat welcome' }).waitFor();
  await saveLooks('brought-test');
  await page.getByRole('button', { name: 'Run the test' }).click();
  await page.getByRole('tab', { name: 'Test' }).waitFor();
  await saveLooks('test');
}

async function saveLooks(name: string): Promise<void> {
  for (const [colorScheme, width] of LOOKS) {
    await showAs(page, colorScheme, width);
    await page.waitForTimeout(300);
    await settle();
    await page.screenshot({ path: `${ALL}/${name}-${colorScheme}-${width}.png`, fullPage: width < 1120 });
  }
}
