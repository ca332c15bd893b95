import type { Chance, Chat, ChatEngine } from '../engine/index.ts';
import type { SignIn } from '../flows/sign-in.ts';
import { type HttpHandler, type HttpResponse, json } from '../http/http.ts';

/** As the authorize endpoint of a user pool is called (Cognito developer guide, authorization-endpoint). */
const PATH = '/oauth2/authorize';

interface Parts {
  readonly engine: ChatEngine;
  readonly chance: Chance;
  readonly signIn: (chat: Chat) => SignIn | undefined;
}

/** Where a customer signs in: the page of Local Connect's own that stands for the user pool's. */
export function signInUrl(baseUrl: string, { clientId, state }: SignIn, redirectUri: string): string {
  const url = new URL(PATH, baseUrl);
  const query = { response_type: 'code', client_id: clientId, redirect_uri: redirectUri, state };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}

/** The sign-in under way that an identity provider knows by its state. */
export function signInOfState({ engine, signIn }: Omit<Parts, 'chance'>, state: string): SignIn | undefined {
  for (const chat of engine.chats) {
    const found = signIn(chat);
    if (found?.state === state) return found;
  }
  return undefined;
}

/** Asks who signs in, and sends the browser on: with a code, or with the error of somebody who will not. */
export function createSignInPage(parts: Parts): HttpHandler {
  return ({ method, path, query }) => {
    if (path !== PATH || method !== 'GET') return undefined;
    const found = signInOfState(parts, query.get('state') ?? '');
    const redirectUri = query.get('redirect_uri');
    if (found === undefined || found.redirectUri === undefined || found.redirectUri !== redirectUri) {
      return json(400, { message: 'This sign-in is over, or its redirect_uri is not the one it was asked for with.' });
    }
    const user = query.get('user')?.trim();
    if (query.has('refused')) return redirect(found.redirectUri, { error: 'access_denied', state: found.state });
    if (user === undefined || user === '') return page(query);
    found.identity = { code: parts.chance.token(), customerId: user };
    return redirect(found.redirectUri, { code: found.identity.code, state: found.state });
  };
}

function redirect(uri: string, members: Readonly<Record<string, string>>): HttpResponse {
  const location = new URL(uri);
  for (const [name, value] of Object.entries(members)) location.searchParams.set(name, value);
  return { status: 302, headers: { location: location.href } };
}

function page(query: URLSearchParams): HttpResponse {
  const hidden = [...query]
    .filter(([name]) => name !== 'user')
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`);
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    },
    body:
      '<!doctype html><html lang="en"><meta charset="utf-8"><title>Sign in</title>' +
      '<body style="font-family: sans-serif; max-width: 24rem; margin: 4rem auto">' +
      '<h1>Sign in</h1><p>Local Connect stands for the user pool: any name will do.</p><form>' +
      hidden.join('') +
      '<p><label>Customer id <input name="user" autofocus></label></p>' +
      '<p><button>Sign in</button> <button name="refused" value="true">Refuse</button></p></form></body></html>',
  };
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '');
