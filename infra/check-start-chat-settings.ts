import { isRecord, isWhole, nameProblems, show } from './check-setting.ts';

const names = [
  'allowedOrigins',
  'authorizer',
  'allowedAttributes',
  'rehydrationType',
  'resumeWithinDays',
  'requestsPerSecond',
  'requestBurst',
] as const;

const rehydrationTypes = ['ENTIRE_PAST_SESSION', 'FROM_SEGMENT'];

/** The account's quota of StartChatContact, a second and at once (administrator guide, amazon-connect-service-limits). */
const mostPerSecond = 5;
const mostAtOnce = 8;

export function startChatProblems(startChat: unknown): readonly string[] {
  const where = 'startChat';
  if (!isRecord(startChat)) return [`${where}: got ${show(startChat)}, expected { allowedOrigins: […], … }`];
  const { allowedOrigins, allowedAttributes, rehydrationType } = startChat;
  return [
    ...nameProblems(startChat, names, where),
    ...listProblems(allowedOrigins, isOrigin, `${where}.allowedOrigins`, "origins such as 'https://shop.example'"),
    ...listProblems(
      allowedAttributes,
      isAttribute,
      `${where}.allowedAttributes`,
      "names of letters, digits, - and _, and not 'pastContactId', with which a page could read anybody's chat",
    ),
    ...authorizerProblems(startChat.authorizer, `${where}.authorizer`),
    ...(rehydrationTypes.some((type) => type === rehydrationType)
      ? []
      : [`${where}.rehydrationType: got ${show(rehydrationType)}, expected 'ENTIRE_PAST_SESSION' or 'FROM_SEGMENT'`]),
    ...amountProblems(startChat, 'resumeWithinDays', 365, 'days'),
    ...amountProblems(startChat, 'requestsPerSecond', mostPerSecond, 'requests, the most that an account may start'),
    ...amountProblems(startChat, 'requestBurst', mostAtOnce, 'requests, the most that an account may start at once'),
  ];
}

function listProblems(
  list: unknown,
  isGood: (item: string) => boolean,
  where: string,
  expected: string,
): readonly string[] {
  if (!Array.isArray(list)) return [`${where}: got ${show(list)}, expected a list of ${expected}`];
  return list
    .filter((item) => typeof item !== 'string' || !isGood(item))
    .map((item) => `${where}: got ${show(item)}, expected ${expected}`);
}

/** As a browser sends it: no path, no slash at the end. A wildcard would let every page in. */
function isOrigin(text: string): boolean {
  return /^https?:[^*]+$/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

/** API reference, StartChatContact: keys are alphanumeric, with dash and underscore. */
function isAttribute(text: string): boolean {
  return /^[A-Za-z0-9_-]+$/.test(text) && text !== 'pastContactId';
}

function authorizerProblems(authorizer: unknown, where: string): readonly string[] {
  const expected = "write { kind: 'none' } or { kind: 'jwt', issuer: 'https://…', audience: ['…'] }";
  if (!isRecord(authorizer)) return [`${where}: got ${show(authorizer)}; ${expected}`];
  if (authorizer.kind === 'none') return nameProblems(authorizer, ['kind'], where);
  if (authorizer.kind !== 'jwt') return [`${where}.kind: got ${show(authorizer.kind)}; ${expected}`];
  const { issuer, audience } = authorizer;
  const isIssuer = typeof issuer === 'string' && URL.canParse(issuer) && issuer.startsWith('https://');
  const isAudience = Array.isArray(audience) && audience.length > 0 && audience.every(isNamed);
  return [
    ...nameProblems(authorizer, ['kind', 'issuer', 'audience'], where),
    ...(isIssuer ? [] : [`${where}.issuer: got ${show(issuer)}, expected the https:// address of the issuer`]),
    ...(isAudience ? [] : [`${where}.audience: got ${show(audience)}, expected a list with a name at least`]),
  ];
}

const isNamed = (name: unknown) => typeof name === 'string' && name !== '';

function amountProblems(form: Record<string, unknown>, name: string, most: number, what: string): readonly string[] {
  if (isWhole(form[name], 1, most)) return [];
  return [`startChat.${name}: got ${show(form[name])}, expected a whole number from 1 to ${most}: ${what}`];
}
