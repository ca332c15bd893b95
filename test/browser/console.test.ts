import { describe, expect, test } from '@jest/globals';
import { AGENT, CUSTOMER, consoleUnderTest, WAIT } from './console-under-test.ts';

describe('the console', () => {
  const ui = consoleUnderTest();

  test('shows a chat from its welcome to the auto-disconnection of a customer who goes quiet', async () => {
    const { page } = ui;
    await ui.click('Start a chat');
    await ui.see(CUSTOMER, /^Welcome/);
    await ui.showView('Timers');
    await page.getByText('waits for agent or bot').first().waitFor(WAIT);
    await ui.showView('Timeline');
    await page.getByRole('navigation', { name: 'Chats' }).getByText('Chats', { exact: true }).waitFor(WAIT);

    await ui.click('Accept the chat');
    await ui.see(CUSTOMER, 'Maria has joined the chat');
    await ui.isDue('customer idle');

    await ui.write('Write as the customer', 'Where is my parcel? <img src=x onerror=alert(1)>');
    await ui.see(AGENT, 'Where is my parcel? <img src=x onerror=alert(1)>');
    await ui.write('Write as the agent', 'Let me look.');
    await ui.see(CUSTOMER, 'Let me look.');

    await ui.click('+5 min');
    await ui.see(CUSTOMER, 'Alex has become idle');
    await ui.see(AGENT, 'Alex has become idle');
    await ui.see('Timeline', 'Alex has become idle');
    await ui.isDue('customer auto-disconnect');
    await page.getByRole('navigation', { name: 'Chats' }).getByText('customer idle').waitFor(WAIT);
    await page.getByRole('region', { name: 'Customer Alex' }).getByText('idle', { exact: true }).waitFor(WAIT);

    await ui.click('+15 min');
    await ui.see(CUSTOMER, /Alex has been idle for too long/);
    await ui.see(AGENT, /Alex has been idle for too long/);
    await ui.see(AGENT, 'Maria has left the chat');
    await ui.see('Timeline', 'Chat disconnect starts');
    await ui.see(CUSTOMER, /^Are you still there/);
    await ui.showView('Timers');
    await page.getByText(/^The flow waits for the customer/).waitFor(WAIT);
    await ui.showView('Timeline');

    await ui.click('+5 min');
    await ui.see(CUSTOMER, 'The chat has ended');
    await ui.see('Timeline', /^Chat ended/);
    await page.getByRole('navigation', { name: 'Chats' }).getByText('ended').waitFor(WAIT);
    expect(await page.locator('img').count()).toBe(0);
    expect(ui.browser.complaints).toEqual([]);
    expect(ui.browser.strayRequests).toEqual([]);
  });

  test('keeps several chats, and takes them up again when it is loaded anew', async () => {
    const { page } = ui;
    const chats = page.getByRole('navigation', { name: 'Chats' }).getByRole('button');
    await ui.click('Start a chat');
    await ui.see(CUSTOMER, /^Welcome/);
    await ui.startAnother({ name: 'Robin' });
    await page.getByRole('heading', { name: 'Customer Robin' }).waitFor(WAIT);
    await ui.write('Write as the customer', 'I am Robin');
    await ui.see(CUSTOMER, 'I am Robin');

    await page.reload();
    await page.getByRole('heading', { name: 'Customer Robin' }).waitFor(WAIT);
    await ui.see(CUSTOMER, 'I am Robin');
    await ui.write('Write as the customer', 'Still here');
    await ui.see(CUSTOMER, 'Still here');
    expect(await chats.count()).toBe(2);

    await chats.last().click();
    await page.getByRole('heading', { name: 'Customer Alex' }).waitFor(WAIT);
    await ui.write('Write as the customer', 'I am Alex');
    await ui.see(CUSTOMER, 'I am Alex');
    expect(await page.getByRole('log', { name: CUSTOMER }).getByText('I am Robin').count()).toBe(0);
    expect(ui.browser.complaints).toEqual([]);
  });

  test('says what is wrong, and what to do, and keeps what was written', async () => {
    const { page } = ui;
    const alert = page.getByRole('alert');
    await page.getByText('Attributes', { exact: true }).click();
    await page.getByLabel(/Contact attributes/).fill('no equals sign');
    await page.getByText('Line 1 is not name=value.').waitFor(WAIT);
    await page.getByLabel(/Contact attributes/).fill('topic=parcels');
    await ui.click('Start a chat');
    await ui.see(CUSTOMER, /^Welcome/);

    const tooLong = 'x'.repeat(20_000);
    await ui.write('Write as the customer', tooLong);
    await alert.getByText('The customer’s message was not sent.').waitFor(WAIT);
    await alert.getByText('Change what was entered and try again.').waitFor(WAIT);
    expect(await page.getByLabel('Write as the customer').inputValue()).toBe(tooLong);
    await ui.click('Put this message away');
    expect(await alert.getByRole('button').count()).toBe(0);

    await page.route('**/local/instance', (route) => route.fulfill({ status: 500, body: 'Out of order.' }));
    await alert.getByText('Local Connect could not say how things are.').waitFor(WAIT);
    await page.unroute('**/local/instance');
    await alert.getByText('Local Connect could not say how things are.').waitFor({ ...WAIT, state: 'detached' });

    await ui.connect.close();
    await alert.getByText('Local Connect does not answer.').waitFor(WAIT);
  });

  test('connects a customer again whose connection broke', async () => {
    const { page } = ui;
    await ui.click('Start a chat');
    await ui.see(CUSTOMER, /^Welcome/);
    await page.getByText('connected', { exact: true }).waitFor(WAIT);

    await page.route('**/participant/connection', (route) => route.abort());
    await page.reload();
    await page.getByText('not connected', { exact: true }).waitFor(WAIT);
    await page.unroute('**/participant/connection');
    await ui.click('Connect again');
    await page.getByText('connected', { exact: true }).waitFor(WAIT);
    await ui.write('Write as the customer', 'Here I am again');
    await ui.see(CUSTOMER, 'Here I am again');
  });

  test('hands a chat from agent to agent, each at a desk of their own', async () => {
    const { page } = ui;
    await ui.click('Start a chat');
    await ui.click('Accept the chat');
    await ui.write('Write as the agent', 'I pass you on.');
    await ui.see(CUSTOMER, 'I pass you on.');
    await page.getByLabel('Transfer the chat to a queue').selectOption({ index: 1 });
    await ui.see(CUSTOMER, 'The chat was transferred');

    await page.getByLabel('The agent’s name').fill('Omar');
    await ui.click('Accept the chat');
    await ui.see(CUSTOMER, 'Omar has joined the chat');
    await ui.write('Write as the agent', 'Hello, this is Omar.');
    await ui.see(CUSTOMER, 'Hello, this is Omar.');
    await ui.see('Timeline', /^Contact 2 of this chat, since a transfer/);

    await ui.click('End the chat');
    await ui.see(CUSTOMER, 'The chat has ended');
    await ui.see(AGENT, 'Omar has left the chat');
    expect(ui.browser.complaints).toEqual([]);
  });

  test('lets a customer come back, and both sides read what was said before', async () => {
    const { page } = ui;
    await ui.click('Start a chat');
    await ui.see(CUSTOMER, /^Welcome/);
    await ui.write('Write as the customer', 'My parcel is late');
    await ui.see(CUSTOMER, 'My parcel is late');
    await ui.click('End the chat');
    await ui.see(CUSTOMER, 'The chat has ended');
    await ui.click('Come back');
    await page
      .getByRole('alert')
      .getByText(/not there yet/)
      .waitFor(WAIT);
    await ui.click('+1 min');
    await ui.click('Come back');
    await ui.see(CUSTOMER, 'From earlier chats');
    await ui.see(CUSTOMER, 'My parcel is late');
    await ui.see(CUSTOMER, 'This chat');
    expect(await page.getByRole('alert').getByText('The chat was not started').count()).toBe(0);
    await ui.write('Write as the customer', 'It is still not here');
    await ui.see(CUSTOMER, 'It is still not here');
    await ui.click('Accept the chat');
    await ui.see(AGENT, 'From earlier chats');
    await ui.see(AGENT, 'My parcel is late');
    await ui.see(AGENT, 'It is still not here');
    await ui.see('Timeline', 'Goes on from an earlier chat');
    expect(ui.browser.complaints.filter((complaint) => !complaint.includes('400'))).toEqual([]);
  });

  test('leads a customer who comes back to the agent whom they know', async () => {
    const { page } = ui;
    await ui.click('Start a chat');
    await ui.click('Accept the chat');
    await ui.write('Write as the agent', 'How can I help?');
    await ui.see(CUSTOMER, 'How can I help?');
    await ui.click('End the chat');
    await ui.see(CUSTOMER, 'The chat has ended');
    await ui.click('+1 min');
    await ui.click('Come back');

    await ui.see(AGENT, /Alex is waiting for Maria/);
    await ui.see('Timeline', 'Waits for Maria');
    await page.getByRole('navigation', { name: 'Chats' }).getByText('for Maria').waitFor(WAIT);
    expect(ui.browser.complaints).toEqual([]);
  });

  test('lets a customer tap a quick reply of the bot, and hears the bot’s answer', async () => {
    const { page } = ui;
    await ui.start('Chat welcome with bot');
    await ui.see(CUSTOMER, 'What can I do for you?');
    await ui.see('Timeline', /^What can I do for you\? \[Where is my order\?\]/);
    await ui.showView('Timers');
    await page.getByText(/^The flow waits for the bot/).waitFor(WAIT);
    await ui.showView('Timeline');
    // The bot answers what comes while it is at work a second later, and no second passes by itself here.
    await ui.click('+1 min');

    await ui.click('Opening hours');
    await ui.see(CUSTOMER, /from Monday to Saturday/);
    expect(await page.getByRole('log', { name: AGENT }).getByRole('button', { name: 'Opening hours' }).count()).toBe(0);
    expect(ui.browser.complaints).toEqual([]);
  });

  test('can be used by keyboard alone', async () => {
    const { page } = ui;
    await page.getByLabel('Customer’s name').press('Enter');
    await ui.see(CUSTOMER, /^Welcome/);
    await page.getByRole('button', { name: 'Accept the chat' }).press('Enter', WAIT);
    await ui.write('Write as the agent', 'Hello');
    await ui.see(CUSTOMER, 'Hello');
    await page.getByRole('tab', { name: 'Timeline' }).press('ArrowRight');
    await page.getByRole('tabpanel').getByText('Set chat timers again').waitFor(WAIT);
    expect(ui.browser.complaints).toEqual([]);
  });

  test.each([1280, 390])('fits into a window of %d pixels', async (width) => {
    const { page } = ui;
    await page.setViewportSize({ width, height: 800 });
    await ui.click('Start a chat');
    await ui.see(CUSTOMER, /^Welcome/);
    await ui.click('Accept the chat');
    await ui.write('Write as the agent', `A long word: ${'parcel'.repeat(40)}`);
    await ui.see(CUSTOMER, /A long word/);

    const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    expect(overflow).toBe(0);
  });
});
