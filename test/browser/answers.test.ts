import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { END, flowOf } from '../fixtures/flow-of.ts';
import { waitingFlow } from '../fixtures/waiting-flow.ts';
import { AGENT, CUSTOMER, consoleUnderTest, WAIT } from './console-under-test.ts';

const INTERACTIVE = 'application/vnd.amazonaws.connect.message.interactive';

const interactive = (templateType: string, content: unknown) =>
  JSON.stringify({ templateType, version: '1.0', data: { content } });

const panel = (title: string) => ({
  templateIdentifier: title,
  templateType: 'Panel',
  version: '1.0',
  data: { content: { title, elements: [{ title: `Book ${title}` }] } },
});

/** Waits for the customer as long as a test takes. */
const PATIENT = waitingFlow(7200);

const ERRORS = ['NoMatchingCondition', 'NoMatchingError', 'TimeLimitExceeded'];
const VIEW = flowOf(
  {
    Identifier: 'Show',
    Type: 'ShowView',
    Parameters: {
      ViewResource: { Id: 'survey', Version: '1' },
      InvocationTimeLimitSeconds: '600',
      ViewData: { Heading: 'How was it?', Sections: [{ _id: 'name', Type: 'FormInput', Label: 'Your name' }] },
    },
    Transitions: {
      NextAction: 'End',
      Conditions: ['Good', 'Bad'].map((name) => ({
        NextAction: name,
        Condition: { Operator: 'Equals', Operands: [name] },
      })),
      Errors: ERRORS.map((ErrorType) => ({ NextAction: 'End', ErrorType })),
    },
  },
  ...['Good', 'Bad'].map((name) => ({
    Identifier: name,
    Type: 'MessageParticipant',
    Parameters: { Text: `${name}, says $.Views.ViewResultData.name` },
    Transitions: { NextAction: 'End' },
  })),
  END,
);

describe('the customer’s pane', () => {
  const ui = consoleUnderTest({
    clock: { mode: 'manual' },
    flows: [
      { name: 'Patient', type: 'CONTACT_FLOW', content: PATIENT },
      { name: 'View', type: 'CONTACT_FLOW', content: VIEW },
    ],
  });
  const said = () => ui.page.getByRole('log', { name: CUSTOMER });

  /** A chat in the page that a bot is in. */
  async function withBot() {
    await ui.start('Patient');
    await ui.page.getByText('connected', { exact: true }).waitFor(WAIT);
    const { contacts } = await ui.local<{ readonly contacts: readonly { readonly contactId: string }[] }>('/contacts');
    return await ui.connect.bot('Ada').joins({ contactId: contacts[0]?.contactId ?? '' });
  }

  test.each([
    ['QuickReply', { title: 'A or B?', elements: [{ title: 'A' }, { title: 'B' }] }, 'B', 'B'],
    ['ListPicker', { title: 'Fruit?', elements: [{ title: 'Apple', subtitle: '1 €' }] }, /^Apple/, 'Apple'],
    ['Panel', { title: 'Which?', elements: [{ title: 'This' }, { title: 'That' }] }, 'That', 'That'],
    [
      'TimePicker',
      { title: 'When?', timeslots: [{ date: '2030-01-04T13:00+00:00', duration: 45 }] },
      /4 Jan/,
      '2030-01-04T13:00+00:00',
    ],
    ['Carousel', { title: 'Where?', elements: [panel('Lake'), panel('Hill')] }, 'Book Hill', 'Hill: Book Hill'],
  ])('shows a %s, and its answer is the customer’s', async (templateType, content, choice, answer) => {
    const bot = await withBot();
    await bot.sends(INTERACTIVE, interactive(templateType, content));
    await said().getByRole('button', { name: choice }).click(WAIT);
    await said().locator('.own').getByText(answer, { exact: true }).waitFor(WAIT);
    expect(ui.browser.complaints).toEqual([]);
    expect(ui.browser.strayRequests).toEqual([]);
  });

  test('shows Markdown as it is meant, and HTML in it as text', async () => {
    const bot = await withBot();
    const text = 'Dear **customer**, *see*\n\n- [our page](https://example.com/)\n- <img src=x onerror=alert(1)>';
    await bot.sends(
      'text/markdown',
      `${text}\n\n1. one\n\n[bad](javascript:alert(1)) ![pic](https://example.com/a.png)`,
    );
    await said().locator('strong', { hasText: 'customer' }).waitFor(WAIT);
    expect(await said().locator('em').innerText()).toBe('see');
    expect(
      await said()
        .getByRole('link')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
    ).toEqual(['https://example.com/']);
    expect(await said().locator('ol > li').innerText()).toBe('one');
    expect(await said().innerText()).toContain('<img src=x onerror=alert(1)>');
    expect(await ui.page.locator('img').count()).toBe(0);
    expect(ui.browser.complaints).toEqual([]);
    expect(ui.browser.strayRequests).toEqual([]);
  });

  test('shows a view by its data, and takes what was filled in and chosen', async () => {
    await ui.start('View');
    await ui.see(CUSTOMER, 'How was it?');
    await said().getByLabel('Your name').fill('Bo', WAIT);
    await ui.click('Good');
    await ui.see(CUSTOMER, 'Good, says Bo');
    expect(ui.browser.complaints).toEqual([]);
  });
});

describe('both sides', () => {
  const ui = consoleUnderTest();

  test('see each other typing', async () => {
    const { page } = ui;
    await ui.start();
    await ui.click('Accept the chat');
    await page.getByLabel('Write as the customer').pressSequentially('I wonder', WAIT);
    await ui.see(AGENT, 'Alex is typing…');
    await page.getByLabel('Write as the customer').press('Enter');
    await page.getByText('Alex is typing…').waitFor({ ...WAIT, state: 'detached' });
    await page.getByLabel('Write as the agent').pressSequentially('Let me', WAIT);
    await ui.see(CUSTOMER, 'Maria is typing…');
  });

  test('write messages of several lines: Shift and Enter begin one', async () => {
    const { page } = ui;
    await ui.start();
    await ui.click('Accept the chat');
    const box = page.getByLabel('Write as the customer');
    await box.pressSequentially('First', WAIT);
    await box.press('Shift+Enter');
    await box.pressSequentially('Second');
    expect(await box.inputValue()).toBe('First\nSecond');
    await box.press('Enter');
    for (const part of [CUSTOMER, AGENT]) {
      await ui.see(part, 'First');
      expect(await page.getByRole('log', { name: part }).innerText()).toContain('First\nSecond');
    }
    expect(await box.inputValue()).toBe('');
  });

  test('keep their drafts while another chat is looked at', async () => {
    const { page, chats } = ui;
    await ui.start();
    await ui.click('Accept the chat');
    await page.getByLabel('Write as the customer').fill('My dra', WAIT);
    await page.getByLabel('Write as the agent').fill('My answ', WAIT);
    await ui.startAnother();
    await page.getByRole('heading', { name: 'Customer Robin' }).waitFor(WAIT);
    expect(await page.getByLabel('Write as the customer').inputValue()).toBe('');
    await chats.getByRole('button', { name: /^Alex/ }).click();
    await page.getByRole('heading', { name: 'Customer Alex' }).waitFor(WAIT);
    expect(await page.getByLabel('Write as the customer').inputValue()).toBe('My dra');
    expect(await page.getByLabel('Write as the agent').inputValue()).toBe('My answ');
  });

  test('have a supervisor, who comes and goes', async () => {
    const { page } = ui;
    await ui.start();
    await ui.click('Accept the chat');
    await ui.click('Supervise');
    await page.getByRole('tab', { name: 'Details' }).click();
    await page.getByRole('row', { name: /^Supervisor supervisor connected/ }).waitFor(WAIT);
    await ui.click('End the supervision');
    await page.getByRole('row', { name: /^Supervisor supervisor disconnected/ }).waitFor(WAIT);
    expect(ui.browser.complaints).toEqual([]);
  });
});

describe('a file', () => {
  const ui = consoleUnderTest();

  test('is sent by the customer, seen by the agent, and downloaded', async () => {
    const { page } = ui;
    await ui.start();
    await ui.click('Accept the chat');
    await page.getByText('connected', { exact: true }).waitFor(WAIT);
    const buffer = Buffer.from('a,b\n1,2\n');
    await page
      .getByLabel('File to attach', { exact: true })
      .setInputFiles({ name: 'bill.csv', mimeType: 'text/csv', buffer });
    await ui.see(AGENT, 'bill.csv');
    const download = page.waitForEvent('download', WAIT);
    await page.getByRole('log', { name: CUSTOMER }).getByRole('button', { name: 'bill.csv' }).click(WAIT);
    const file = await download;
    expect(file.suggestedFilename()).toBe('bill.csv');
    expect(readFileSync(await file.path(), 'utf8')).toBe('a,b\n1,2\n');
    expect(ui.browser.complaints).toEqual([]);
    expect(ui.browser.strayRequests.filter((url) => !url.startsWith(`blob:${ui.connect.url}`))).toEqual([]);
  });

  test('is sent by the agent, and downloaded by the customer', async () => {
    const { page } = ui;
    await ui.start();
    await ui.click('Accept the chat');
    await page.getByText('connected', { exact: true }).waitFor(WAIT);
    const buffer = Buffer.from('Ten euros.');
    const field = page.getByLabel('File to attach as the agent');
    await field.setInputFiles({ name: 'offer.txt', mimeType: 'text/plain', buffer });
    await ui.see(CUSTOMER, 'offer.txt');
    const download = page.waitForEvent('download', WAIT);
    await page.getByRole('log', { name: CUSTOMER }).getByRole('button', { name: 'offer.txt' }).click(WAIT);
    expect(readFileSync(await (await download).path(), 'utf8')).toBe('Ten euros.');
    await field.setInputFiles({ name: 'a.exe', mimeType: 'application/exe', buffer });
    await page.getByRole('alert').getByText('The file was not sent').waitFor(WAIT);
  });

  test('that is not taken is told of', async () => {
    const { page } = ui;
    await ui.start();
    await page.getByText('connected', { exact: true }).waitFor(WAIT);
    const buffer = Buffer.from('MZ');
    await page
      .getByLabel('File to attach', { exact: true })
      .setInputFiles({ name: 'a.exe', mimeType: 'application/exe', buffer });
    await page.getByRole('alert').getByText('The file was not sent.').waitFor(WAIT);
    expect(await page.getByRole('alert').innerText()).not.toContain('_debug');
  });
});
