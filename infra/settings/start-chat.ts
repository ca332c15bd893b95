import { isObject } from '../../local/flow-language/index.ts';
import { type Check, type Checks, nameProblems, oneOf, show, valueProblems, whole } from './check.ts';

/** The HTTP API that starts chats. */
export interface StartChatSettings {
  /** Origins of the pages that may call it, such as `https://shop.example`. */
  readonly allowedOrigins: readonly string[];
  readonly authorizer: NoAuthorizer | JwtAuthorizer;
  /** Contact attributes that a page may set. */
  readonly allowedAttributes: readonly string[];
  readonly rehydrationType: 'ENTIRE_PAST_SESSION' | 'FROM_SEGMENT';
  readonly resumeWithinDays: number;
  readonly requestsPerSecond: number;
  readonly requestBurst: number;
}

const acknowledgement = 'anyone may start chats';

/** Anyone who finds the address may start chats, which cost money and agents' time: write that you know. */
export interface NoAuthorizer {
  readonly kind: 'none';
  readonly acknowledged: typeof acknowledgement;
}

/** Callers bring a token of this issuer, made out to one of this audience. */
export interface JwtAuthorizer {
  readonly kind: 'jwt';
  readonly issuer: string;
  readonly audience: readonly string[];
}

const listOf =
  (isGood: (item: string) => boolean, expected: string): Check =>
  (list, where) => {
    if (!Array.isArray(list)) return [`${where}: got ${show(list)}, expected a list of ${expected}`];
    return list
      .filter((item) => typeof item !== 'string' || !isGood(item))
      .map((item) => `${where}: got ${show(item)}, expected ${expected}`);
  };

/** As a browser sends it: no path, no slash at the end. A wildcard would let every page in. */
function isOrigin(text: string): boolean {
  return /^https?:[^*]+$/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

/** API reference, StartChatContact: keys are alphanumeric, with dash and underscore. */
function isAttribute(text: string): boolean {
  return /^[A-Za-z0-9_-]+$/.test(text) && text !== 'pastContactId';
}

const isNamed = (name: unknown) => typeof name === 'string' && name !== '';

const open = `{ kind: 'none', acknowledged: '${acknowledgement}' }`;

const authorizerCheck: Check = (authorizer, where) => {
  const expected = `write { kind: 'jwt', issuer: 'https://…', audience: ['…'] } or ${open}`;
  if (!isObject(authorizer)) return [`${where}: got ${show(authorizer)}; ${expected}`];
  if (authorizer.kind === 'none') {
    const names = nameProblems(authorizer, ['kind', 'acknowledged'], where);
    if (authorizer.acknowledged === acknowledgement) return names;
    return [
      ...names,
      `${where}.acknowledged: got ${show(authorizer.acknowledged)}; for an API without one, write ${open}`,
    ];
  }
  if (authorizer.kind !== 'jwt') return [`${where}.kind: got ${show(authorizer.kind)}; ${expected}`];
  const { issuer, audience } = authorizer;
  const isIssuer = typeof issuer === 'string' && URL.canParse(issuer) && issuer.startsWith('https://');
  const isAudience = Array.isArray(audience) && audience.length > 0 && audience.every(isNamed);
  return [
    ...nameProblems(authorizer, ['kind', 'issuer', 'audience'], where),
    ...(isIssuer ? [] : [`${where}.issuer: got ${show(issuer)}, expected the https:// address of the issuer`]),
    ...(isAudience ? [] : [`${where}.audience: got ${show(audience)}, expected a list with at least one name`]),
  ];
};

const upTo = (most: number, what: string) => whole(1, most, `a whole number from 1 to ${most}: ${what}`);

/** The account's quota of StartChatContact, rate and burst (administrator guide, amazon-connect-service-limits). */
const mostPerSecond = 5;
const mostAtOnce = 8;

const checks: Checks<StartChatSettings> = {
  allowedOrigins: listOf(isOrigin, "origins such as 'https://shop.example'"),
  allowedAttributes: listOf(
    isAttribute,
    "names of letters, digits, - and _, and not 'pastContactId', with which a page could read anybody's chat",
  ),
  authorizer: authorizerCheck,
  rehydrationType: oneOf(['ENTIRE_PAST_SESSION', 'FROM_SEGMENT'], "'ENTIRE_PAST_SESSION' or 'FROM_SEGMENT'"),
  resumeWithinDays: upTo(365, 'days'),
  requestsPerSecond: upTo(mostPerSecond, 'requests, the most that an account may start'),
  requestBurst: upTo(mostAtOnce, 'requests, the most that an account may start at once'),
};

export function startChatProblems(startChat: unknown, where = 'startChat'): readonly string[] {
  if (!isObject(startChat)) return [`${where}: got ${show(startChat)}, expected { allowedOrigins: […], … }`];
  return [...nameProblems(startChat, Object.keys(checks), where), ...valueProblems(startChat, checks, `${where}.`)];
}

/** What the sandbox has where the settings name no API: one that anyone may call, to try it. */
export const sandboxStartChat: StartChatSettings = {
  allowedOrigins: ['http://localhost:3000'],
  authorizer: { kind: 'none', acknowledged: acknowledgement },
  allowedAttributes: ['customerName', 'topic'],
  rehydrationType: 'ENTIRE_PAST_SESSION',
  resumeWithinDays: 30,
  requestsPerSecond: 4,
  requestBurst: 7,
};

/** The API to deploy, if any. Nobody's own instance gets a door that its settings do not name. */
export function startChatOf({ startChat, instance }: Door): StartChatSettings | undefined {
  return startChat ?? (instance.kind === 'sandbox' ? sandboxStartChat : undefined);
}

interface Door {
  readonly startChat?: StartChatSettings;
  readonly instance: { readonly kind: string };
}
