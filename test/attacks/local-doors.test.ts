import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LocalConnect } from '../../local/index.ts';
import { COMMAS, LARGEST_ERROR, LONG_NAME, LONG_TEXT, MANY_ITEMS, MANY_MEMBERS } from './too-much.ts';

let connect: LocalConnect;
const failures: unknown[] = [];
beforeAll(async () => {
  connect = await LocalConnect.start({ assembly: '.build/sandbox', onError: (error) => failures.push(error) });
});
afterAll(() => connect.close());

interface Answer {
  readonly status: number;
  readonly text: string;
}

async function ask(method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(connect.url + path, {
    method,
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, text: await response.text() };
}

/** Every way into `/local`, in the interface's own words, with a name that there is where one is asked for. */
async function doors(): Promise<readonly { readonly method: string; readonly path: string }[]> {
  const { text } = await ask('GET', '/local/nothing');
  const [, listed = ''] = /There are: (.*)\.("|\\)/.exec(text) ?? [];
  return listed.split('; ').map((door) => {
    const [method = '', pattern = ''] = door.split(' ');
    return { method, path: pattern };
  });
}

const ACTIONS = ['accept', 'join', 'monitor', 'leave', 'messages', 'typing', 'transfer'];

/** The same way in, with names that are somebody's. */
function paths(pattern: string): readonly string[] {
  if (pattern === '/local/agents/…/…') return ACTIONS.map((action) => `/local/agents/Ann/${action}`);
  return [pattern.replace('functions/…', 'functions/SetChatTimers').replace('…', 'some-name')];
}

/** What a way in reads of a body: it says so of a member that it does not know. */
async function membersOf(method: string, path: string): Promise<readonly string[]> {
  const { text } = await ask(method, path, { zzzzzz: 1 });
  const [, listed = ''] = /[Ee]xpected ([\w, ]+)[.;"]/.exec(text) ?? [];
  return listed.split(', ').filter((name) => name !== '');
}

function expectBounded({ status, text }: Answer): void {
  expect(status).not.toBe(500);
  if (status >= 400) expect(text.length).toBeLessThan(LARGEST_ERROR);
}

test('every way in is known, and what it refuses is bounded whatever it is asked', async () => {
  const known = await doors();
  expect(known.length).toBeGreaterThan(20);
  for (const { method, path: pattern } of known) {
    for (const name of ['x'.repeat(10_000), '%00%1b', '..%2f..%2fetc%2fpasswd', '__proto__', 'constructor']) {
      expectBounded(await ask(method, pattern.replaceAll('…', name), method === 'POST' ? {} : undefined));
    }
    expectBounded(await ask(method, `${pattern.replaceAll('…', 'x')}?${'q'.repeat(10_000)}=1`));
  }
  expect(failures).toEqual([]);
});

describe('what is refused of a body is bounded', () => {
  test.each([
    ['3,000 members', MANY_MEMBERS],
    ['a name of 50 KB', { [LONG_NAME]: 1 }],
    ['a member named __proto__', '{"__proto__":{"mode":"live"},"constructor":1,"toString":1}'],
  ])('with %s', async (_, body) => {
    for (const { method, path } of await doors()) {
      if (method !== 'POST') continue;
      for (const each of paths(path)) {
        const answer = await ask(method, each, body);
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expectBounded(answer);
      }
    }
    expect(failures).toEqual([]);
  });

  test.each([
    ['100 KB of text', LONG_TEXT],
    ['3,000 items', MANY_ITEMS],
    ['3,000 members', MANY_MEMBERS],
    ['a member with a name of 50 KB', { [LONG_NAME]: 1 }],
    ['500 commas', COMMAS],
    ['what clears a screen', '\u001b[2J\u202e\u0000'],
  ])('with %s in each member that is read', async (_, value) => {
    for (const { method, path } of await doors()) {
      if (method !== 'POST') continue;
      for (const each of paths(path)) {
        const members = await membersOf(method, each);
        expect(members).not.toEqual([]);
        for (const member of members) expectBounded(await ask(method, each, { [member]: value }));
        expectBounded(await ask(method, each, Object.fromEntries(members.map((member) => [member, value]))));
      }
    }
    expect(failures).toEqual([]);
  });
});

test('a flow with 1,000 wrong blocks is told the first ten and the first fifty, and how many there are', async () => {
  const Actions = Array.from({ length: 1000 }, (_, index) => ({
    Identifier: `${index}${'i'.repeat(200)}`,
    Type: `${LONG_NAME}${index}`.slice(-200),
    Parameters: { [LONG_NAME.slice(0, 400)]: 1 },
    Transitions: { NextAction: 'nowhere' },
  }));
  const content = { Version: '2019-10-30', StartAction: 'x', Actions };
  const answer = await ask('POST', '/local/flows', { name: 'Bad', type: 'CONTACT_FLOW', strict: true, content });
  expect(answer.status).toBe(400);
  expect(answer.text.length).toBeLessThan(60_000);
  expect(JSON.parse(answer.text).problems).toHaveLength(50);
  expect(JSON.parse(answer.text).error.message).toMatch(/and \d{3,} more$/);
  expect(JSON.parse(answer.text).error.message.length).toBeLessThanOrEqual(6000);
});

test('what a queue refuses is bounded', async () => {
  const target = { 'x-amz-target': 'AmazonSQS.SendMessage', 'content-type': 'application/x-amz-json-1.0' };
  const { body } = { body: JSON.stringify({ QueueUrl: `${connect.url}/000000000000/TimerRetries`, [LONG_NAME]: 1 }) };
  const response = await fetch(connect.url, { method: 'POST', headers: target, body });
  const text = await response.text();
  expect(response.status).toBe(400);
  expect(text.length).toBeLessThan(LARGEST_ERROR);
});
