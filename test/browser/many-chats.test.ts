import { describe, expect, test } from '@jest/globals';
import { AGENT, CUSTOMER, consoleUnderTest, WAIT } from './console-under-test.ts';

describe('thirty chats', () => {
  const ui = consoleUnderTest();

  async function startThirty(): Promise<void> {
    for (let number = 1; number <= 30; number += 1) {
      await ui.connect.startChat({ flow: 'Chat welcome', name: `Guest ${number}` });
    }
    await ui.page.getByRole('heading', { name: '30 chats' }).waitFor(WAIT);
  }

  /** Waits until the tab has that title. */
  async function titled(title: string): Promise<void> {
    await ui.page.evaluate(`new Promise((resolve) => {
      const look = () => document.title === ${JSON.stringify(title)} && resolve();
      new MutationObserver(look).observe(document.head, { subtree: true, childList: true, characterData: true });
      look();
    })`);
  }

  test('are listed newest first, the shown one in view, and can be searched', async () => {
    const { page, chats } = ui;
    await startThirty();
    const items = chats.getByRole('listitem');
    await page.getByRole('heading', { name: 'Customer Guest 30' }).waitFor(WAIT);
    expect((await items.allInnerTexts()).map((text) => /^Guest \d+/.exec(text)?.[0]).slice(0, 3)).toEqual([
      ...['Guest 30', 'Guest 29', 'Guest 28'],
    ]);

    await items.last().scrollIntoViewIfNeeded();
    await chats.getByRole('button', { name: /^Guest 1\b/ }).click();
    await page.getByRole('heading', { name: 'Customer Guest 1', exact: true }).waitFor(WAIT);
    await ui.startAnother({ name: 'Zoe' });
    await page.getByRole('heading', { name: 'Customer Zoe' }).waitFor(WAIT);
    expect(inView(await chats.getByRole('button', { name: /^Zoe/ }).boundingBox())).toBe(true);
    expect(inView(await page.getByRole('button', { name: 'Start another chat' }).boundingBox())).toBe(true);

    await page.getByLabel('Find a chat').fill('guest 2');
    expect(await items.count()).toBe(11);
    await page.getByLabel('Find a chat').fill('nobody');
    await page.getByText('No chat has “nobody” in it.').waitFor(WAIT);
    expect(ui.browser.complaints).toEqual([]);
  });

  test('are marked where somebody wrote, and told of in the title', async () => {
    const { page, chats } = ui;
    const mia = await ui.connect.startChat({ flow: 'Chat welcome', name: 'Mia' });
    const bo = await ui.connect.startChat({ flow: 'Chat welcome', name: 'Bo' });
    await page.getByRole('heading', { name: 'Customer Bo' }).waitFor(WAIT);
    await chats.getByRole('button', { name: /^Mia/ }).click();
    await titled('Mia, in queue · Local Connect');
    await bo.says('Hello?');
    await chats.getByRole('button', { name: /^Bo \(unread\)/ }).waitFor(WAIT);
    await titled('(1) Mia, in queue · Local Connect');
    await mia.says('I am here');
    await ui.see(CUSTOMER, 'I am here');
    await chats.getByRole('button', { name: /^Bo \(unread\)/ }).click();
    await titled('Bo, in queue · Local Connect');
    expect(await chats.getByText('(unread)').count()).toBe(0);
  });

  test('are accepted one after the other, the one that waits longest first', async () => {
    const { page } = ui;
    await page.getByRole('button', { name: 'Accept next' }).waitFor(WAIT);
    expect(await page.getByRole('button', { name: 'Accept next' }).isDisabled()).toBe(true);
    await ui.connect.startChat({ flow: 'Chat welcome', name: 'Mia' });
    await ui.connect.clock.advance({ seconds: 1 });
    await ui.connect.startChat({ flow: 'Chat welcome', name: 'Bo' });
    await page.getByRole('button', { name: 'Accept next (2)' }).click(WAIT);
    await page.getByRole('heading', { name: 'Customer Mia' }).waitFor(WAIT);
    await ui.see(AGENT, 'Maria has joined the chat');
    await page.getByRole('button', { name: 'Accept next (1)' }).click(WAIT);
    await page.getByRole('heading', { name: 'Customer Bo' }).waitFor(WAIT);
    await ui.see(AGENT, 'Maria has joined the chat');
  });

  test('get names of their own', async () => {
    await ui.start();
    for (let number = 1; number <= 9; number += 1) {
      if (number > 1) await ui.startAnother();
      await ui.chats
        .getByRole('listitem')
        .nth(number - 1)
        .waitFor(WAIT);
    }
    await ui.chats.getByRole('button', { name: /^Alex 2\b/ }).waitFor(WAIT);
  });
});

describe('by keyboard', () => {
  const ui = consoleUnderTest();

  test('a chat is begun, answered and timed out without leaving the keys', async () => {
    const { page } = ui;
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the chat');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('chat');

    await page.keyboard.press('n');
    await page.locator('#customer-name:focus').waitFor(WAIT);
    await page.getByRole('button', { name: 'Start a chat' }).press('Enter');
    await page.locator('#customer-message:focus').waitFor(WAIT);
    await page.keyboard.type('Hello? Is a person there?');
    await page.keyboard.press('Enter');
    await ui.see(CUSTOMER, 'Hello? Is a person there?');

    await page.getByRole('log', { name: CUSTOMER }).focus();
    await page.keyboard.press('a');
    await ui.see(AGENT, 'Maria has joined the chat');
    await page.keyboard.press('g');
    await page.keyboard.type('d');
    expect(await page.getByLabel('Write as the agent').inputValue()).toBe('d');
    await page.getByRole('log', { name: AGENT }).focus();
    await page.keyboard.press('d');
    await ui.see(CUSTOMER, 'Alex has become idle');
    expect(ui.browser.complaints).toEqual([]);
  });

  test('? lists the shortcuts, which can be turned off', async () => {
    const { page } = ui;
    await page.getByRole('heading', { name: 'See a chat time out, in a minute' }).waitFor(WAIT);
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await dialog.getByText('Accept the next chat').waitFor(WAIT);
    const notices = await dialog.getByRole('link', { name: 'Third-party notices' }).getAttribute('href');
    const served = await page.request.get(new URL(notices ?? '', page.url()).href);
    expect(await served.text()).toContain('preact');
    await dialog.getByLabel('Keys work').uncheck();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ ...WAIT, state: 'hidden' });
    await page.locator('#chat').focus();
    await page.keyboard.press('n');
    expect(await page.evaluate('document.activeElement.id')).toBe('chat');
  });
});

describe('on a phone', () => {
  const ui = consoleUnderTest();

  test('the bar stays, the chat is reached, and nothing is too small to be hit', async () => {
    const { page, chats } = ui;
    await page.setViewportSize({ width: 390, height: 800 });
    for (const name of ['Mia', 'Bo']) await ui.connect.startChat({ flow: 'Chat welcome', name });
    await chats.getByRole('button', { name: /^Mia/ }).click(WAIT);
    await page.getByRole('heading', { name: 'Customer Mia' }).waitFor(WAIT);
    expect(await page.evaluate('window.scrollY')).toBeGreaterThan(100);
    expect(inView(await page.getByRole('button', { name: 'Next deadline' }).boundingBox())).toBe(true);
    const bar = await page.locator('.top').boundingBox();
    expect(bar).toMatchObject({ x: 0, y: 0, width: 390 });
    expect(bar?.height).toBeLessThan(170);
    const small = await page.evaluate<readonly string[]>(`
      [...document.querySelectorAll('button, input:not([type=file]), select, summary, textarea')]
        .filter((element) => element.checkVisibility() && element.closest('.paces') === null)
        .filter((element) => { const { width, height } = element.getBoundingClientRect(); return width < 24 || height < 24; })
        .map((element) => element.outerHTML)`);
    expect(small).toEqual([]);
  });
});

/** Whether the middle of it is within the window, however wide or high that is. */
function inView(box: { readonly y: number; readonly height: number } | null): boolean {
  return box !== null && box.y >= 0 && box.y + box.height <= 800;
}
