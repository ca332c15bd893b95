import { resolve } from 'node:path';
import type { ManualTransportClock } from '../../local/index.ts';
import type { Started } from '../local/api/people.ts';
import type { Browser } from './browser.ts';

const CHATJS = resolve(import.meta.dirname, '../../node_modules/amazon-connect-chatjs/dist/amazon-connect-chat.js');
const CUSTOMER = resolve(import.meta.dirname, 'chatjs-customer.js');
const SECOND_MS = 1000;
const HEARTBEAT = /"aws\/(ping|heartbeat)"/;

/** What the page talks to, and the clock that its connections go by. */
export interface Served {
  readonly url: string;
  readonly transport: ManualTransportClock;
}

/** What a callback of ChatJS was called with. */
export interface Told {
  readonly callback: string;
  readonly content?: string;
  readonly role?: string;
}

/** The customer of a chat, in the unmodified ChatJS of a page whose clock is the test's. */
export class CustomerInBrowser {
  readonly told: Told[] = [];
  readonly #browser: Browser;
  readonly #api: Served;
  #wake: () => void = () => {};
  #read = 0;
  #opened = 0;
  #subscribed = 0;
  #asked = 0;
  #answered = 0;
  #requests = 0;

  private constructor(api: Served, browser: Browser) {
    this.#api = api;
    this.#browser = browser;
    const requestEnds = () => {
      this.#requests -= 1;
      this.#wake();
    };
    browser.page.on('request', () => {
      this.#requests += 1;
    });
    browser.page.on('requestfinished', requestEnds);
    browser.page.on('requestfailed', requestEnds);
    browser.page.on('websocket', (socket) => {
      this.#opened += 1;
      socket.on('framereceived', ({ payload }) => {
        if (String(payload).includes('"success"')) this.#subscribed += 1;
        else if (HEARTBEAT.test(String(payload))) this.#answered += 1;
        this.#wake();
      });
      socket.on('framesent', ({ payload }) => {
        if (HEARTBEAT.test(String(payload))) this.#asked += 1;
      });
    });
  }

  static async connect(api: Served, browser: Browser, chat: Started): Promise<CustomerInBrowser> {
    const { page } = browser;
    const customer = new CustomerInBrowser(api, browser);
    await page.exposeFunction('told', (told: Told) => {
      customer.told.push(told);
      customer.#wake();
    });
    // ChatJS reckons with the page's clock when its connection token expires.
    await page.clock.install({ time: api.transport.nowMs });
    await page.goto(`${api.url}/page`);
    await page.addScriptTag({ path: CHATJS });
    await page.addScriptTag({ path: CUSTOMER });
    await page.evaluate(`startCustomer(${JSON.stringify({ endpoint: api.url, ...chat })})`);
    return customer;
  }

  /** How many websockets the page has opened so far. */
  get sockets(): number {
    return this.#opened;
  }

  /** Has the customer do something, such as `say("Hello")`. */
  does(what: string): Promise<unknown> {
    return this.#browser.page.evaluate(`customer.${what}`);
  }

  /** Reads on until a callback was called so; those before it are passed over. */
  isTold(callback: string, role?: string): Promise<void> {
    return this.#readsOnTo((told) => told.callback === callback && (role === undefined || told.role === role));
  }

  /** Reads on until a message came that contains the text; what came before is passed over. */
  hears(text: string): Promise<void> {
    return this.#readsOnTo(({ callback, content }) => callback === 'Message' && content?.includes(text) === true);
  }

  /** Lets the page's clock go on by itself. */
  async startClock(): Promise<void> {
    await this.#browser.page.clock.resume();
  }

  /** Stops the page's clock: from now on it is moved. */
  async stopClock(): Promise<void> {
    const { page } = this.#browser;
    await page.clock.pauseAt(Number(await page.evaluate('Date.now()')) + SECOND_MS);
  }

  /**
   * Moves both clocks on, and waits until what the page does about it is done: its requests, its new sockets. What a
   * real network does within milliseconds must not take it hours of its own clock.
   */
  async letPass(timeMs: number): Promise<void> {
    const { page } = this.#browser;
    this.#api.transport.advance(timeMs);
    await page.clock.runFor(timeMs);
    const rests = () => this.#requests === 0 && this.#subscribed === this.#opened && this.#answered === this.#asked;
    while (!rests()) {
      await this.#until(rests);
      // What follows from an answer follows at once, and is told before this is.
      await page.evaluate('0');
    }
  }

  #readsOnTo(isIt: (told: Told) => boolean): Promise<void> {
    return this.#until(() => {
      for (const told of this.told.slice(this.#read)) {
        this.#read += 1;
        if (isIt(told)) return true;
      }
      return false;
    });
  }

  async #until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
