import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { END, flowOf } from '../fixtures/flow-of.ts';
import { findings } from './axe.ts';
import { CUSTOMER, consoleUnderTest, WAIT } from './console-under-test.ts';
import { drop } from './drop.ts';
import { LOOKS, overflowOf, showAs } from './looks.ts';

const EXPORT = 'test/fixtures/flows/inbound-of-another-instance.json';
const INBOUND = readFileSync(EXPORT, 'utf8');

/** Says what a function and a stood-in block gave. */
const TELLING = JSON.stringify(
  flowOf(
    {
      Identifier: 'Ask',
      Type: 'InvokeLambdaFunction',
      Parameters: {
        LambdaFunctionARN: 'arn:aws:lambda:eu-west-2:111122223333:function:look-up',
        InvocationTimeLimitSeconds: '3',
      },
      Transitions: { NextAction: 'Task', Errors: [{ NextAction: 'End', ErrorType: 'NoMatchingError' }] },
    },
    {
      Identifier: 'Task',
      Type: 'CreateTask',
      Parameters: { Name: 'n' },
      Transitions: { NextAction: 'Made', Errors: [{ NextAction: 'Failed', ErrorType: 'NoMatchingError' }] },
    },
    ...(['Made', 'Failed'] as const).map((Identifier) => ({
      Identifier,
      Type: 'MessageParticipant',
      Parameters: { Text: `${Identifier}: $.External.state` },
      Transitions: { NextAction: 'End', Errors: [{ NextAction: 'End', ErrorType: 'NoMatchingError' }] },
    })),
    END,
  ),
);

describe('a flow that is brought to the page', () => {
  const ui = consoleUnderTest();
  const brought = () => ui.page.getByRole('region', { name: 'The flow that was brought' });

  test('is drawn, what was adopted and stood in for is listed, and a chat starts in it', async () => {
    const { page } = ui;
    await drop(page, 'export.json', INBOUND);
    await brought().getByRole('img', { name: 'The flow Parcels inbound' }).waitFor(WAIT);
    for (const adopted of ['Chime.wav', 'Weekdays', 'look-up-order', 'Support']) {
      await brought().getByRole('listitem').filter({ hasText: adopted }).waitFor(WAIT);
    }
    await brought().getByText('EvaluateDataTableValues: a chat takes the branch NoMatchingError').waitFor(WAIT);
    await ui.click('Start a chat in it');
    await ui.see(CUSTOMER, 'Thank you for writing to Example Parcels.');
    expect(await brought().count()).toBe(0);
    expect(ui.browser.complaints).toEqual([]);
  });

  test('has a field for each answer: of a function, and of a block that is stood in for', async () => {
    const { page } = ui;
    await drop(page, 'telling.json', TELLING);
    await brought().getByRole('heading', { name: 'telling' }).waitFor(WAIT);
    await page.getByLabel('What look-up answers').fill('{"state": ');
    await ui.click('Set the answer of look-up');
    await brought().getByText('That is not JSON.').waitFor(WAIT);
    await page.getByLabel('What look-up answers').fill('{"state": "sent"}');
    await ui.click('Set the answer of look-up');
    await brought().getByText('It holds from now on.').waitFor(WAIT);
    await page.getByLabel('What a chat takes at Task').selectOption('its next block, with results');
    await ui.click('Set what Task takes');
    await brought().getByText('CreateTask: a chat takes its next block').waitFor(WAIT);
    await ui.click('Start a chat in it');
    await ui.see(CUSTOMER, 'Made: sent');
  });

  test('by keyboard: a file is chosen, and the chat started', async () => {
    const { page } = ui;
    const chooser = page.waitForEvent('filechooser', WAIT);
    await page.getByLabel('Bring a flow, a test case, a trace or a transcript').press('Enter');
    await (await chooser).setFiles(EXPORT);
    await page.getByRole('button', { name: 'Start a chat in it' }).press('Enter', WAIT);
    await ui.see(CUSTOMER, 'Thank you for writing to Example Parcels.');
  });

  test('that the service would refuse is refused with its reason, and nothing else is taken for a flow', async () => {
    const { page } = ui;
    const alert = page.getByRole('alert');
    await drop(page, 'bad.json', INBOUND.replace('"UpdateContactTargetQueue"', '"SetWorkingQueue"'));
    await alert.getByText('UpdateContactTargetQueue').waitFor(WAIT);
    await drop(page, 'old.json', readFileSync('test/fixtures/flows/cases/legacy-designer-export.json', 'utf8'));
    await alert.getByText('an export of the old flow designer').waitFor(WAIT);
    await drop(page, 'notes.txt', 'Some notes.');
    await alert.getByText('"notes.txt" is nothing that this page knows.').waitFor(WAIT);
    expect(await brought().count()).toBe(0);
  });

  test('in UTF-16 is read as well; what is not a text is refused on one line, with its name in it', async () => {
    const { page } = ui;
    const alert = page.getByRole('alert');
    const choose = (name: string, buffer: Buffer) =>
      page.getByLabel(/^Bring a flow/).setInputFiles({ name, mimeType: 'text/json', buffer });
    await choose('powershell.json', Buffer.from(`\uFEFF${INBOUND}`, 'utf16le'));
    await brought().getByRole('heading', { name: 'Parcels inbound' }).waitFor(WAIT);
    await ui.click('Close');

    await choose(`${'long'.repeat(40)}\n\u001b.json`, readFileSync('docs/advise.png'));
    await alert.getByText('is not a text in UTF-8 or UTF-16.').waitFor(WAIT);
    expect((await alert.innerText()).replace(/\n×$/u, '')).toMatch(
      /^The file was not read\. "(?:long){15}lon…" is not a text in UTF-8 or UTF-16\. Expected a flow, [^\n]+\.$/u,
    );
    await choose('cut.json', Buffer.from(INBOUND.slice(0, 100)));
    await alert.getByText(/^"?.*"cut\.json" is not JSON: .*position \d+/u).waitFor(WAIT);
    expect(await alert.innerText()).not.toContain('npm start');
    expect(await brought().count()).toBe(0);
  });

  test.each(LOOKS)('axe finds nothing in the %s theme at %d pixels', async (colorScheme, width) => {
    const { page } = ui;
    await showAs(page, colorScheme, width);
    await drop(page, 'export.json', INBOUND);
    await brought().getByRole('img', { name: 'The flow Parcels inbound' }).waitFor(WAIT);
    expect(await findings(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
  });
});
