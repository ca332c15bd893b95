import { describe } from '@jest/globals';
import { chatJsIsServed } from '../conformance/chatjs/rules.ts';
import { openPage } from './browser.ts';
import { CustomerInBrowser } from './customer-in-browser.ts';

describe('ChatJS in a browser', () => {
  chatJsIsServed(async (service, chat) =>
    CustomerInBrowser.connect(service, await openPage('data:text/html,chat'), chat),
  );
});
