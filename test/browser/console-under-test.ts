import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach } from '@jest/globals';
import { buildConsole } from '../../local/console/build.ts';
import { LocalConnect, type LocalConnectOptions } from '../../local/index.ts';
import { type Browser, openPage } from './browser.ts';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const WAIT = { timeout: 20_000 };
export const CUSTOMER = 'What the customer sees';
export const AGENT = 'What the agent sees';

/** The console at a Local Connect of its own in each test, and what a person does there. */
class ConsoleUnderTest {
  #connect: LocalConnect | undefined;
  #browser: Browser | undefined;

  get connect(): LocalConnect {
    if (this.#connect === undefined) throw new Error('Only a test has a Local Connect.');
    return this.#connect;
  }

  get browser(): Browser {
    if (this.#browser === undefined) throw new Error('Only a test has a browser.');
    return this.#browser;
  }

  get page(): Browser['page'] {
    return this.browser.page;
  }

  get chats() {
    return this.page.getByRole('navigation', { name: 'Chats' });
  }

  async open(options: LocalConnectOptions): Promise<void> {
    this.#connect = await LocalConnect.start({ assembly: join(ROOT, '.build/sandbox'), ...options });
    this.#browser = await openPage(this.#connect.url);
  }

  async close(): Promise<void> {
    await this.#browser?.close();
    await this.#connect?.close();
  }

  /** What Local Connect answers at that path of `/local`. */
  async local<Answer>(path: string): Promise<Answer> {
    const answer: Answer = JSON.parse(await (await fetch(`${this.connect.url}/local${path}`)).text());
    return answer;
  }

  /** Waits until the text stands in the part of the page with that name. */
  async see(part: string, text: string | RegExp): Promise<void> {
    await this.page.getByRole('log', { name: part }).getByText(text).last().waitFor(WAIT);
  }

  async click(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click(WAIT);
  }

  async write(label: string, text: string): Promise<void> {
    const box = this.page.getByLabel(label, { exact: true });
    await box.fill(text, WAIT);
    await box.press('Enter');
  }

  /** Chooses one of the views of the chat. */
  async showView(name: 'Timeline' | 'Flow' | 'Timers' | 'Details'): Promise<void> {
    await this.page.getByRole('tab', { name }).click(WAIT);
  }

  /** Waits until the lanes show that this timer runs. */
  async isDue(timer: string): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`^Turn the clock to .*: ${timer}$`) }).waitFor(WAIT);
  }

  /** Starts a chat in the page where none has been started, in the flow of that name. */
  async start(flow?: string): Promise<void> {
    if (flow !== undefined) await this.page.getByLabel(/^Flow/).selectOption(flow);
    await this.click('Start a chat');
  }

  /** Starts a chat in the page where there is one already. Default: the next name, and the flow of the last one. */
  async startAnother({ name, flow }: { readonly name?: string; readonly flow?: string } = {}): Promise<void> {
    const side = this.page.getByRole('complementary', { name: 'Chats and instance' });
    await side.getByRole('button', { name: 'Start another chat' }).click(WAIT);
    if (name !== undefined) await side.getByLabel('Customer’s name').fill(name);
    await this.start(flow);
  }

  /** Starts a chat in which a customer has written to an agent; needs the manual clock. */
  async talk(): Promise<void> {
    await this.start();
    await this.see(CUSTOMER, /in the queue/);
    await this.connect.clock.advance({ seconds: 5 });
    await this.click('Accept the chat');
    await this.see(AGENT, 'Maria has joined the chat');
    await this.connect.clock.advance({ seconds: 10 });
    await this.write('Write as the customer', 'Where is my parcel?');
    await this.see(AGENT, 'Where is my parcel?');
    await this.connect.clock.advance({ seconds: 10 });
  }
}

/** Opens the console before each test, and closes it after. Default: on the manual clock. */
export function consoleUnderTest(options: LocalConnectOptions = { clock: { mode: 'manual' } }): ConsoleUnderTest {
  const ui = new ConsoleUnderTest();
  beforeAll(() => buildConsole(join(ROOT, '.build/console')));
  beforeEach(() => ui.open(options));
  afterEach(() => ui.close());
  return ui;
}
