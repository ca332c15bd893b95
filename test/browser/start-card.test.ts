import { describe, expect, test } from '@jest/globals';
import { findings } from './axe.ts';
import { CUSTOMER, consoleUnderTest, WAIT } from './console-under-test.ts';
import { LOOKS, overflowOf, showAs } from './looks.ts';

describe('the card that starts a chat', () => {
  const ui = consoleUnderTest();
  const card = () => ui.page.getByRole('form', { name: 'New chat' });
  const name = () => ui.page.getByLabel('Customer’s name');
  const another = () =>
    ui.page
      .getByRole('complementary', { name: 'Chats and instance' })
      .getByRole('button', { name: 'Start another chat' });

  test('closes once its chat has begun: no name goes on to the next by itself', async () => {
    const { page } = ui;
    await name().fill('Mia');
    await ui.click('Start a chat');
    await page.getByRole('heading', { name: 'Customer Mia' }).waitFor(WAIT);
    await another().waitFor(WAIT);
    expect(await card().count()).toBe(0);
    await page.reload();
    await page.getByRole('heading', { name: 'Customer Mia' }).waitFor(WAIT);
    expect(await card().count()).toBe(0);
  });

  test('is opened again by a button that says so, with the flow and attributes of the last chat', async () => {
    const { page } = ui;
    await page.getByText('Attributes', { exact: true }).click();
    await page.getByLabel(/Contact attributes/).fill('topic=parcels');
    await ui.start('Chat welcome with bot');
    await page.getByRole('heading', { name: 'Customer Alex' }).waitFor(WAIT);

    await another().click(WAIT);
    await page.locator('#customer-name:focus').waitFor(WAIT);
    expect(await name().inputValue()).toBe('Robin');
    await card()
      .getByRole('combobox', { name: /^Flow/ })
      .locator('option:checked', { hasText: 'bot' })
      .waitFor({
        ...WAIT,
        state: 'attached',
      });
    await page.getByText('Attributes', { exact: true }).first().click();
    expect(await page.getByLabel(/Contact attributes/).inputValue()).toBe('topic=parcels');
  });

  test('by keyboard: N opens it, Escape leads back, and what is typed takes the place of the name', async () => {
    const { page } = ui;
    await ui.start();
    await ui.see(CUSTOMER, /in the queue/);
    await page.getByRole('log', { name: CUSTOMER }).focus();
    await page.keyboard.press('n');
    await page.locator('#customer-name:focus').waitFor(WAIT);
    await page.keyboard.press('Escape');
    await page.locator('button:focus', { hasText: 'Start another chat' }).waitFor(WAIT);
    expect(await card().count()).toBe(0);

    await page.keyboard.press('Enter');
    await page.locator('#customer-name:focus').waitFor(WAIT);
    await page.keyboard.type('Zoe');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Customer Zoe' }).waitFor(WAIT);
    await page.locator('#customer-message:focus').waitFor(WAIT);
  });

  test('stays open under whoever is filling it in, with its name, while chats begin elsewhere', async () => {
    await name().focus();
    await ui.connect.startChat({ flow: 'Chat welcome', name: 'Alex' });
    await ui.chats.getByRole('button', { name: /^Alex/ }).waitFor(WAIT);
    expect(await name().inputValue()).toBe('Alex');
    await ui.click('Cancel');
    await another().click(WAIT);
    expect(await name().inputValue()).toBe('Robin');
  });

  test('keeps what was entered where the chat did not start', async () => {
    const { page } = ui;
    await page.route('**/contact/chat', (route) => route.fulfill({ status: 500, body: 'Out of order.' }));
    await name().fill('Mia');
    await ui.click('Start a chat');
    await page.getByRole('alert').getByText('The chat was not started').waitFor(WAIT);
    expect(await name().inputValue()).toBe('Mia');
  });

  test('is opened where a chat has ended, too', async () => {
    const { page } = ui;
    await ui.start();
    await ui.see(CUSTOMER, /^Welcome/);
    await ui.click('End the chat');
    await ui.see(CUSTOMER, 'The chat has ended');
    await page
      .getByRole('region', { name: 'Customer Alex' })
      .getByRole('button', { name: 'Start another chat' })
      .press('Enter', WAIT);
    await page.locator('#customer-name:focus').waitFor(WAIT);
  });
});

describe('somebody new', () => {
  const ui = consoleUnderTest();

  test('reads what to try once more, and goes back to the chat', async () => {
    const { page } = ui;
    const steps = page.getByRole('region', { name: 'What to try' });
    await steps.waitFor(WAIT);
    await page.keyboard.press('w');
    await ui.connect.startChat({ flow: 'Chat welcome', name: 'Mia' });
    await page.getByRole('heading', { name: 'Customer Mia' }).waitFor(WAIT);
    await ui.startAnother();
    await ui.see(CUSTOMER, /^Welcome/);
    expect(await steps.count()).toBe(0);
    await ui.click('What to try');
    await steps.getByText('Go quiet, and turn the clock').waitFor(WAIT);
    await ui.click('Back to the chat');
    await ui.see(CUSTOMER, /^Welcome/);
    await page.getByRole('log', { name: CUSTOMER }).focus();
    await page.keyboard.press('w');
    await steps.waitFor(WAIT);
    await ui.startAnother();
    await page.getByRole('heading', { name: 'Customer Robin' }).waitFor(WAIT);
    expect(await steps.count()).toBe(0);
  });

  test('reads in plain words what began a contact, and what the names of the instance are', async () => {
    const { page } = ui;
    await ui.talk();
    await ui.connect.clock.advance({ minutes: 30 });
    const lanes = page.getByRole('region', { name: 'Lanes' });
    await lanes.getByText('Contact 1, since the chat began').waitFor(WAIT);
    await lanes.getByText('Contact 2, since the agent left').waitFor(WAIT);
    await ui.see('Timeline', /^Contact 2 of this chat, since the agent left/);
    await ui.showView('Details');
    await page.getByRole('row', { name: /the agent left DISCONNECT/ }).waitFor(WAIT);

    const region = ui.connect.instance.region;
    expect(await page.getByRole('banner').innerText()).not.toContain(region);
    await page.getByText('Instance', { exact: true }).click();
    await page.getByText('AWS Region', { exact: true }).waitFor(WAIT);
    await page.getByText(region, { exact: true }).waitFor(WAIT);
  });

  test.each(LOOKS)('axe finds nothing in the %s theme at %d pixels', async (colorScheme, width) => {
    const { page } = ui;
    await showAs(page, colorScheme, width);
    await ui.start();
    await ui.see(CUSTOMER, /in the queue/);
    await page.keyboard.press('Escape');
    await page.getByRole('log', { name: CUSTOMER }).focus();
    await page.keyboard.press('n');
    await page.getByRole('form', { name: 'New chat' }).waitFor(WAIT);
    await ui.click('What to try');
    expect(await findings(page)).toEqual([]);
    expect(await overflowOf(page, '.start-chat', '.welcome')).toBe(0);
  });
});
