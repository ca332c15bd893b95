import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { sandboxStartChat, startChatProblems } from '../../infra/settings/start-chat.ts';

const problemsWith = (change: Record<string, unknown>) => startChatProblems({ ...sandboxStartChat, ...change });

describe('settings of the HTTP API', () => {
  test('the shipped ones fit', () => {
    expect(problemsWith({})).toEqual([]);
  });

  test.each([
    '*',
    'https://*',
    'shop.example',
    'https://shop.example/',
    'https://shop.example/chat',
    'HTTPS://shop.example',
    'file:///x',
    5,
  ])('an origin is what a browser sends, and no wildcard: %j is refused', (origin) => {
    expect(problemsWith({ allowedOrigins: ['https://shop.example', origin] })).toEqual([
      expect.stringContaining(`startChat.allowedOrigins: got ${JSON.stringify(origin)}, expected origins such as`),
    ]);
  });

  test('origins come as a list', () => {
    expect(problemsWith({ allowedOrigins: 'https://shop.example' })).toEqual([
      expect.stringContaining('startChat.allowedOrigins: got "https://shop.example", expected a list of origins'),
    ]);
  });

  test('an authorizer is described in full', () => {
    expect(problemsWith({ authorizer: 'jwt' })).toEqual([
      expect.stringMatching(/^startChat\.authorizer: got "jwt"; write \{ kind: 'jwt'.* or \{ kind: 'none'/),
    ]);
  });

  test.each([undefined, true, 'yes'])(
    'an API without an authorizer says that anyone may start chats, not %j',
    (acknowledged) => {
      expect(problemsWith({ authorizer: { kind: 'none', acknowledged } })).toEqual([
        expect.stringMatching(
          /^startChat\.authorizer\.acknowledged: got .*; .* write \{ kind: 'none', acknowledged: 'anyone may start chats' \}$/,
        ),
      ]);
    },
  );

  test('the form to fill in fits', () => {
    const commented = /^ {2}\/\/ startChat: (\{\n(?: {2}\/\/ .*\n)+? {2}\/\/ \}),$/m.exec(
      readFileSync('infra/settings.ts', 'utf8'),
    );
    const form = runInNewContext(`(${commented?.[1]?.replaceAll(/^ {2}\/\/ /gm, '')})`);
    expect(startChatProblems(JSON.parse(JSON.stringify(form)))).toEqual([]);
  });

  test('an authorizer has an https issuer and an audience', () => {
    const jwt = { kind: 'jwt', issuer: 'https://id.example', audience: ['chat'] };
    expect(problemsWith({ authorizer: jwt })).toEqual([]);
    expect(problemsWith({ authorizer: { ...jwt, issuer: 'http://id.example', audience: [] } })).toHaveLength(2);
    expect(problemsWith({ authorizer: { kind: 'cognito' } })).toEqual([
      expect.stringContaining('startChat.authorizer.kind'),
    ]);
  });

  test("the rate stays under the account's", () => {
    expect(problemsWith({ requestsPerSecond: 6, requestBurst: 9 })).toEqual([
      expect.stringContaining('startChat.requestsPerSecond: got 6, expected a whole number from 1 to 5'),
      expect.stringContaining('startChat.requestBurst: got 9, expected a whole number from 1 to 8'),
    ]);
  });

  test('all else that does not fit is listed too', () => {
    expect(
      problemsWith({ allowedAttributes: ['pastContactId'], rehydrationType: 'ALL', resumeWithinDays: 0, origins: [] }),
    ).toHaveLength(4);
    expect(startChatProblems(undefined)).toHaveLength(1);
  });
});
