import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { LocalConnect } from '../../local/index.ts';
import { rawRequest } from '../local/http/raw-request.ts';

let connect: LocalConnect;
const failures: unknown[] = [];
beforeAll(async () => {
  connect = await LocalConnect.start({ assembly: '.build/sandbox', onError: (error) => failures.push(error) });
});
afterAll(() => connect.close());

const UPWARDS = [
  '../package.json',
  '../../package.json',
  '..%2f..%2fpackage.json',
  '%2e%2e/%2e%2e/package.json',
  '..\\..\\package.json',
  '..%5c..%5cpackage.json',
  '//etc/passwd',
  '%2fetc%2fpasswd',
  'page.js/../../../package.json',
  'page.js%00.css',
  '....//....//package.json',
  '__proto__',
  'constructor',
  'hasOwnProperty',
];

test.each(['/console/', '/attachments/', '/apis/', '/apis/chat-kit/', '/local/', '/'])(
  'no path under %s leads to a file of the machine',
  async (door) => {
    for (const upwards of UPWARDS) {
      // fetch would put the path in order itself.
      const { port } = new URL(connect.url);
      const lines = [`GET ${door}${upwards} HTTP/1.1`, `host: 127.0.0.1:${port}`, 'connection: close', '', ''];
      const answer = await rawRequest(Number(port), lines.join('\r\n'));
      expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
      expect(answer).not.toMatch(/connect-chat-kit"|root:/);
    }
    expect(failures).toEqual([]);
  },
);

test.each([
  '../set-chat-timers',
  '..%2fset-chat-timers',
  '__proto__',
  'constructor',
  '/etc/passwd',
  'SetChatTimers%00',
])('no function is called %s', async (name) => {
  const path = `/local/functions/${encodeURIComponent(name)}/invoke`;
  const response = await fetch(connect.url + path, { method: 'POST', body: '{"event":{}}' });
  expect(response.status).toBe(404);
});

test('a body with __proto__ in it changes no object but its own', async () => {
  const polluted = '{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}';
  const bodies = [
    [
      '/local/lex',
      `{"bot":"b","turns":[{"says":"hi","slots":{"__proto__":"yes"},"sessionAttributes":${'{"__proto__":"x"}'}}]}`,
    ],
    ['/local/tokens', `{"subject":"mia","claims":${polluted}}`],
    [
      '/local/event-chats',
      `{"events":[{"Details":{"ContactData":{"Channel":"CHAT","ContactId":"c1","Attributes":{"__proto__":"yes","polluted":"x"}}}}]}`,
    ],
    ['/local/functions/Other/answer', `{"answer":${polluted}}`],
    ['/local/flows', `{"content":${polluted},"standIns":{"__proto__":{"condition":"polluted"}}}`],
    ['/local/functions/SetChatTimers/invoke', `{"event":${polluted}}`],
  ] as const;
  for (const [path, body] of bodies) {
    const { status } = await fetch(connect.url + path, { method: 'POST', body });
    expect({ path, isHandled: status < 500 }).toEqual({ path, isHandled: true });
  }
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
  expect(failures).toEqual([]);
  const contact: unknown = await (await fetch(`${connect.url}/local/contacts/c1`)).json();
  expect(contact).toMatchObject({ attributes: { polluted: 'x' } });
});
