import { describe, expect, test } from '@jest/globals';
import { JWT, NOW_MS, route, serve } from './serve-apis.ts';

describe('the JWT authorizer', () => {
  const guarded = () => serve({ routes: [route('POST /chats', { authorizer: JWT })] });
  const bearer = (token: string | undefined) => ({ headers: { authorization: `Bearer ${token}` } });

  test('passes the claims of a good token on, as text', async () => {
    const { apis, send, invoked } = guarded();
    const token = apis.issueToken('ChatApi', { sub: 'mia', groups: ['a', 'b'] }, 60);
    expect((await send(bearer(token))).status).toBe(200);
    expect(invoked[0]?.event.requestContext).toMatchObject({
      authorizer: {
        jwt: {
          claims: { iss: 'https://id.example', aud: 'chat', sub: 'mia', groups: '[a b]', exp: expect.any(String) },
        },
      },
    });
  });

  test.each([
    ['no token', () => undefined],
    ['a forged signature', (token: string) => `${token.slice(0, -4)}AAAA`],
    ['other claims under the same signature', (token: string) => withClaims(token, { sub: 'noa' })],
    ['no signature at all', (token: string) => unsigned(token)],
    ['a token that is cut', (token: string) => token.slice(0, 40)],
    ['four parts', (token: string) => `${token}.x`],
  ])('refuses %s', async (_what, forge) => {
    const { apis, send, invoked } = guarded();
    const token = apis.issueToken(undefined, { sub: 'mia' }, 60) ?? '';
    expect(await send(bearer(forge(token)))).toMatchObject({ status: 401, body: '{"message":"Unauthorized"}' });
    expect((await send()).status).toBe(401);
    expect(invoked).toEqual([]);
  });

  test.each([
    ['another issuer', { iss: 'https://evil.example' }],
    ['another audience', { aud: 'shop' }],
    ['one that has expired', { exp: NOW_MS / 1000 - 1 }],
    ['one that is not good yet', { nbf: NOW_MS / 1000 + 60 }],
  ])('refuses %s', async (_what, claims) => {
    const { apis, send } = guarded();
    expect((await send(bearer(apis.issueToken(undefined, { sub: 'mia', ...claims }, 60)))).status).toBe(401);
  });

  test('a token is good until the chat clock has passed its end', async () => {
    const { apis, send, clock } = guarded();
    const token = apis.issueToken(undefined, { sub: 'mia' }, 60);
    clock.advanceTo(NOW_MS + 59_000);
    expect((await send(bearer(token))).status).toBe(200);
    clock.advanceTo(NOW_MS + 61_000);
    expect((await send(bearer(token))).status).toBe(401);
  });

  test('a token of the real issuer is refused with what to do: its keys are out of reach', async () => {
    const { apis, send } = guarded();
    const foreign = withHeader(apis.issueToken(undefined, { sub: 'mia' }, 60) ?? '', { alg: 'RS256', kid: 'theirs' });
    const { headers } = await send(bearer(foreign));
    expect(headers?.['www-authenticate']).toContain('get a token from POST /local/tokens');
  });

  test('there is no token where nothing has an authorizer', () => {
    expect(serve().apis.issueToken(undefined, { sub: 'mia' }, 60)).toBeUndefined();
  });
});

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function withHeader(token: string, header: object): string {
  return [encode(header), ...token.split('.').slice(1)].join('.');
}

function withClaims(token: string, change: object): string {
  const [header, claims = '', signature] = token.split('.');
  const changed = { ...JSON.parse(Buffer.from(claims, 'base64url').toString()), ...change };
  return [header, encode(changed), signature].join('.');
}

const unsigned = (token: string) => `${withHeader(token, { alg: 'none' }).split('.').slice(0, 2).join('.')}.`;
