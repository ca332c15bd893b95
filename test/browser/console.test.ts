import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { buildConsole } from '../../local/console/build.ts';
import { LocalConnect } from '../../local/index.ts';
import { type Browser, openPage } from './browser.ts';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const WAIT = { timeout: 20_000 };

let connect: LocalConnect;
let browser: Browser;

beforeAll(() => buildConsole(join(ROOT, '.build/console')));

beforeEach(async () => {
  connect = await LocalConnect.start({ assembly: join(ROOT, '.build/sandbox'), clock: { mode: 'manual' } });
  browser = await openPage(connect.url);
});

afterEach(async () => {
  await browser.close();
  await connect.close();
});

/** Waits until the text stands in the part of the page with that name. */
async function see(part: string, text: string | RegExp): Promise<void> {
  await browser.page.getByRole('log', { name: part }).getByText(text).last().waitFor(WAIT);
}

const click = (name: string) => browser.page.getByRole('button', { name, exact: true }).click(WAIT);

async function write(label: string, text: string): Promise<void> {
  const box = browser.page.getByLabel(label);
  await box.fill(text, WAIT);
  await box.press('Enter');
}

const CUSTOMER = 'What the customer sees';
const AGENT = 'What the agent sees';

describe('the console', () => {
  test('shows a chat from its welcome to the auto-disconnection of a customer who goes quiet', async () => {
    const { page } = browser;
    await click('Start a chat');
    await see(CUSTOMER, /^Welcome/);
    await page.getByText('waits for agent or bot').first().waitFor(WAIT);
    await page.getByRole('navigation', { name: 'Chats' }).getByText('Chats', { exact: true }).waitFor(WAIT);

    await click('Accept the chat');
    await see(CUSTOMER, 'Maria has joined the chat');
    await page.getByRole('progressbar', { name: 'Customer idle: time left' }).waitFor(WAIT);

    await write('Write as the customer', 'Where is my parcel? <img src=x onerror=alert(1)>');
    await see(AGENT, 'Where is my parcel? <img src=x onerror=alert(1)>');
    await write('Write as the agent', 'Let me look.');
    await see(CUSTOMER, 'Let me look.');

    await click('+5 min');
    await see(CUSTOMER, 'Alex has become idle');
    await see(AGENT, 'Alex has become idle');
    await see('Timeline', 'Alex has become idle');
    await page.getByRole('progressbar', { name: 'Customer auto-disconnect: time left' }).waitFor(WAIT);
    await page.getByRole('navigation', { name: 'Chats' }).getByText('customer idle').waitFor(WAIT);
    await page.getByRole('region', { name: 'Customer Alex' }).getByText('idle', { exact: true }).waitFor(WAIT);

    await click('+15 min');
    await see(CUSTOMER, /Alex has been idle for too long/);
    await see(AGENT, /Alex has been idle for too long/);
    await see(AGENT, 'Maria has left the chat');
    await see('Timeline', 'Chat disconnect starts');
    await see(CUSTOMER, /^Are you still there/);
    await page.getByText(/^The flow waits for the customer/).waitFor(WAIT);

    await click('+5 min');
    await see(CUSTOMER, 'The chat has ended');
    await see('Timeline', /^Chat ended/);
    await page.getByRole('navigation', { name: 'Chats' }).getByText('ended').waitFor(WAIT);
    expect(await page.locator('img').count()).toBe(0);
    expect(browser.complaints).toEqual([]);
    expect(browser.strayRequests).toEqual([]);
  });

  test('keeps several chats, and takes them up again when it is loaded anew', async () => {
    const { page } = browser;
    const chats = page.getByRole('navigation', { name: 'Chats' }).getByRole('button');
    await click('Start a chat');
    await see(CUSTOMER, /^Welcome/);
    await page.getByLabel('Customer’s name').fill('Robin');
    await click('Start a chat');
    await page.getByRole('heading', { name: 'Customer Robin' }).waitFor(WAIT);
    await write('Write as the customer', 'I am Robin');
    await see(CUSTOMER, 'I am Robin');

    await page.reload();
    await page.getByRole('heading', { name: 'Customer Robin' }).waitFor(WAIT);
    await see(CUSTOMER, 'I am Robin');
    await write('Write as the customer', 'Still here');
    await see(CUSTOMER, 'Still here');
    expect(await chats.count()).toBe(2);

    await chats.first().click();
    await page.getByRole('heading', { name: 'Customer Alex' }).waitFor(WAIT);
    await write('Write as the customer', 'I am Alex');
    await see(CUSTOMER, 'I am Alex');
    expect(await page.getByRole('log', { name: CUSTOMER }).getByText('I am Robin').count()).toBe(0);
    expect(browser.complaints).toEqual([]);
  });

  test('says what is wrong, and what to do, and keeps what was written', async () => {
    const { page } = browser;
    const alert = page.getByRole('alert');
    await page.getByText('Attributes', { exact: true }).click();
    await page.getByLabel(/Contact attributes/).fill('no equals sign');
    await page.getByText('Line 1 is not name=value.').waitFor(WAIT);
    await page.getByLabel(/Contact attributes/).fill('topic=parcels');
    await click('Start a chat');
    await see(CUSTOMER, /^Welcome/);

    const tooLong = 'x'.repeat(20_000);
    await write('Write as the customer', tooLong);
    await alert.getByText('The customer’s message was not sent.').waitFor(WAIT);
    await alert.getByText('Change what was entered and try again.').waitFor(WAIT);
    expect(await page.getByLabel('Write as the customer').inputValue()).toBe(tooLong);
    await click('Put this message away');
    expect(await alert.getByRole('button').count()).toBe(0);

    await page.route('**/local/instance', (route) => route.fulfill({ status: 500, body: 'Out of order.' }));
    await alert.getByText('Local Connect could not say how things are.').waitFor(WAIT);
    await page.unroute('**/local/instance');
    await alert.getByText('Local Connect could not say how things are.').waitFor({ ...WAIT, state: 'detached' });

    await connect.close();
    await alert.getByText('Local Connect does not answer.').waitFor(WAIT);
  });

  test('connects a customer again whose connection broke', async () => {
    const { page } = browser;
    await click('Start a chat');
    await see(CUSTOMER, /^Welcome/);
    await page.getByText('connected', { exact: true }).waitFor(WAIT);

    await page.route('**/participant/connection', (route) => route.abort());
    await page.reload();
    await page.getByText('not connected', { exact: true }).waitFor(WAIT);
    await page.unroute('**/participant/connection');
    await click('Connect again');
    await page.getByText('connected', { exact: true }).waitFor(WAIT);
    await write('Write as the customer', 'Here I am again');
    await see(CUSTOMER, 'Here I am again');
  });

  test('hands a chat from agent to agent, each at a desk of their own', async () => {
    const { page } = browser;
    await click('Start a chat');
    await click('Accept the chat');
    await write('Write as the agent', 'I pass you on.');
    await see(CUSTOMER, 'I pass you on.');
    await page.getByLabel('Transfer the chat to a queue').selectOption({ index: 1 });
    await see(CUSTOMER, 'The chat was transferred');

    await page.getByLabel('The agent’s name').fill('Omar');
    await click('Accept the chat');
    await see(CUSTOMER, 'Omar has joined the chat');
    await write('Write as the agent', 'Hello, this is Omar.');
    await see(CUSTOMER, 'Hello, this is Omar.');
    await see('Timeline', /^Contact 2 of the chain/);

    await click('End the chat');
    await see(CUSTOMER, 'The chat has ended');
    await see(AGENT, 'Omar has left the chat');
    expect(browser.complaints).toEqual([]);
  });

  test('lets a customer come back, and both sides read what was said before', async () => {
    const { page } = browser;
    await click('Start a chat');
    await see(CUSTOMER, /^Welcome/);
    await write('Write as the customer', 'My parcel is late');
    await see(CUSTOMER, 'My parcel is late');
    await click('End the chat');
    await see(CUSTOMER, 'The chat has ended');
    await click('Come back');
    await page
      .getByRole('alert')
      .getByText(/not there yet/)
      .waitFor(WAIT);
    await click('+1 min');
    await click('Come back');
    await see(CUSTOMER, 'From earlier chats');
    await see(CUSTOMER, 'My parcel is late');
    await see(CUSTOMER, 'This chat');
    expect(await page.getByRole('alert').getByText('The chat was not started').count()).toBe(0);
    await write('Write as the customer', 'It is still not here');
    await see(CUSTOMER, 'It is still not here');
    await click('Accept the chat');
    await see(AGENT, 'From earlier chats');
    await see(AGENT, 'My parcel is late');
    await see(AGENT, 'It is still not here');
    await see('Timeline', 'Goes on from an earlier chat');
    expect(browser.complaints.filter((complaint) => !complaint.includes('400'))).toEqual([]);
  });

  test('leads a customer who comes back to the agent whom they know', async () => {
    const { page } = browser;
    await click('Start a chat');
    await click('Accept the chat');
    await write('Write as the agent', 'How can I help?');
    await see(CUSTOMER, 'How can I help?');
    await click('End the chat');
    await see(CUSTOMER, 'The chat has ended');
    await click('+1 min');
    await click('Come back');

    await see(AGENT, /Alex is waiting for Maria/);
    await see('Timeline', 'Waits for Maria');
    await page.getByRole('navigation', { name: 'Chats' }).getByText('for Maria').waitFor(WAIT);
    expect(browser.complaints).toEqual([]);
  });

  test('lets a customer tap a quick reply of the bot, and hears the bot’s answer', async () => {
    const { page } = browser;
    await page.getByLabel('Flow').selectOption('Chat welcome with bot');
    await click('Start a chat');
    await see(CUSTOMER, 'What can I do for you?');
    await see('Timeline', /^What can I do for you\? \[Where is my order\?\]/);
    await page.getByText(/^The flow waits for the bot/).waitFor(WAIT);
    // The bot answers what comes while it is at work a second later, and no second passes by itself here.
    await click('+1 min');

    await click('Opening hours');
    await see(CUSTOMER, /from Monday to Saturday/);
    expect(await page.getByRole('log', { name: AGENT }).getByRole('button', { name: 'Opening hours' }).count()).toBe(0);
    expect(browser.complaints).toEqual([]);
  });

  test('can be used by keyboard alone', async () => {
    const { page } = browser;
    await page.getByLabel('Customer’s name').press('Enter');
    await see(CUSTOMER, /^Welcome/);
    await page.getByRole('button', { name: 'Accept the chat' }).press('Enter', WAIT);
    await write('Write as the agent', 'Hello');
    await see(CUSTOMER, 'Hello');
    await page.getByRole('tab', { name: 'Timeline' }).press('ArrowRight');
    await page.getByRole('tabpanel').getByText('Set chat timers again').waitFor(WAIT);
    expect(browser.complaints).toEqual([]);
  });

  test.each([1280, 390])('fits into a window of %d pixels', async (width) => {
    const { page } = browser;
    await page.setViewportSize({ width, height: 800 });
    await click('Start a chat');
    await see(CUSTOMER, /^Welcome/);
    await click('Accept the chat');
    await write('Write as the agent', `A long word: ${'parcel'.repeat(40)}`);
    await see(CUSTOMER, /A long word/);

    const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    expect(overflow).toBe(0);
  });
});
