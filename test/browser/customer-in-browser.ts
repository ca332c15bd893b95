import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { ChatJsCustomer, type Told } from '../conformance/chatjs/chatjs-customer.ts';
import type { OwnChat, ServiceOfChat } from '../conformance/chatjs/rules.ts';
import type { Browser } from './browser.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const CHATJS = resolve(ROOT, 'node_modules/amazon-connect-chatjs/dist/amazon-connect-chat.js');
const SCRIPT = resolve(ROOT, 'test/conformance/chatjs/customer-script.js');
const SECOND_MS = 1000;
const HEARTBEAT = /"aws\/(ping|heartbeat)"/;

/** A customer in a page of Chromium, whose clock is the test's. */
export class CustomerInBrowser extends ChatJsCustomer {
  readonly #browser: Browser;
  readonly #service: ServiceOfChat;
  /** On the network: requests, sockets that are not subscribed yet, heartbeats without an answer. */
  readonly #underWay = { requests: 0, sockets: 0, heartbeats: 0 };
  #sockets = 0;

  private constructor(service: ServiceOfChat, browser: Browser) {
    super();
    this.#service = service;
    this.#browser = browser;
    this.#watch(browser.page);
  }

  static async connect(service: ServiceOfChat, browser: Browser, chat: OwnChat): Promise<CustomerInBrowser> {
    const { page } = browser;
    const customer = new CustomerInBrowser(service, browser);
    await page.exposeFunction('told', (told: Told) => customer.callsBack(told));
    // ChatJS reckons with the page's clock when its connection token expires.
    await page.clock.install({ time: service.transport.nowMs });
    await page.goto(`${service.url}/page`);
    await page.addScriptTag({ path: CHATJS });
    await page.addScriptTag({ path: SCRIPT });
    await page.evaluate(`startCustomer(${JSON.stringify({ endpoint: service.url, ...chat })})`);
    return customer;
  }

  get sockets(): number {
    return this.#sockets;
  }

  does(what: string): Promise<unknown> {
    return this.#browser.page.evaluate(`customer.${what}`);
  }

  async startClock(): Promise<void> {
    await this.#browser.page.clock.resume();
  }

  async stopClock(): Promise<void> {
    const { page } = this.#browser;
    await page.clock.pauseAt(Number(await page.evaluate('Date.now()')) + SECOND_MS);
    // A heartbeat that is under way must not find that hours have passed when it is answered.
    await this.#rests();
  }

  async letPass(timeMs: number): Promise<void> {
    this.#service.transport.advance(timeMs);
    await this.#browser.page.clock.runFor(timeMs);
    await this.#rests();
  }

  close(): Promise<void> {
    return this.#browser.close();
  }

  /** Waits until nothing is under way on the network. */
  async #rests(): Promise<void> {
    const { page } = this.#browser;
    const rests = () => Object.values(this.#underWay).every((count) => count === 0);
    do {
      await this.until(rests);
      // What follows from an answer follows at once, and is told before this is.
      await page.evaluate('0');
    } while (!rests());
  }

  #watch(page: Page): void {
    const requestEnds = () => this.#changes('requests', -1);
    page.on('request', () => this.#changes('requests', 1));
    page.on('requestfinished', requestEnds);
    page.on('requestfailed', requestEnds);
    page.on('websocket', (socket) => {
      this.#sockets += 1;
      this.#changes('sockets', 1);
      let isPending = true;
      let unanswered = 0;
      const settle = () => {
        if (isPending) this.#changes('sockets', -1);
        isPending = false;
      };
      socket.on('framesent', ({ payload }) => {
        if (!HEARTBEAT.test(String(payload))) return;
        unanswered += 1;
        this.#changes('heartbeats', 1);
      });
      socket.on('framereceived', ({ payload }) => {
        if (String(payload).includes('"success"')) settle();
        if (!HEARTBEAT.test(String(payload))) return;
        unanswered -= 1;
        this.#changes('heartbeats', -1);
      });
      socket.on('close', () => {
        settle();
        this.#changes('heartbeats', -unanswered);
        unanswered = 0;
      });
    });
  }

  #changes(what: 'requests' | 'sockets' | 'heartbeats', by: number): void {
    this.#underWay[what] += by;
    this.wake();
  }
}
