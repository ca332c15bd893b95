import { digest } from './digests.ts';
import { InvalidRequest, OriginNotAllowed, Unauthorized } from './http/http-errors.ts';
import type { HttpRequest } from './http/http-event.ts';
import type { Settings } from './settings.ts';

/** Who asks for a chat, as far as it is verified. */
export interface Caller {
  /** The hash of the verified identity; `undefined` where the deployment verifies none. */
  readonly personHash: string | undefined;
  /** The caller's `Idempotency-Key`. */
  readonly idempotencyKey: string | undefined;
}

/**
 * Long enough that a random one cannot be guessed: a UUID, for example. Quotes around it are the header's own (IETF
 * draft idempotency-key-header).
 */
const AN_IDEMPOTENCY_KEY = /^"?([A-Za-z0-9._~:+/=-]{16,128})"?$/;

/**
 * Reads who the caller is: from what the authorizer verified, and from nothing that the caller could make up.
 *
 * @throws Unauthorized, OriginNotAllowed, InvalidRequest
 */
export function readCaller(request: HttpRequest, settings: Pick<Settings, 'allowedOrigins' | 'identity'>): Caller {
  const origin = request.header('origin');
  if (origin !== undefined && !isAllowed(origin, request, settings.allowedOrigins)) throw new OriginNotAllowed();
  return {
    personHash: settings.identity === 'jwt' ? personHashOf(request.claims) : undefined,
    idempotencyKey: idempotencyKeyOf(request.header('idempotency-key')),
  };
}

/** A page of the API's own name is not of another origin. */
function isAllowed(origin: string, { domainName }: HttpRequest, allowed: ReadonlySet<string>): boolean {
  if (allowed.has(origin)) return true;
  return domainName !== undefined && /^https?:\/\/(.+)$/.exec(origin)?.[1] === domainName;
}

/** `sub` alone names nobody: two issuers may give the same one (RFC 7519, 4.1.2). */
function personHashOf(claims: HttpRequest['claims']): string {
  const { iss, sub } = claims ?? {};
  if (typeof iss !== 'string' || typeof sub !== 'string' || iss === '' || sub === '') throw new Unauthorized();
  return digest('person', iss, sub);
}

function idempotencyKeyOf(header: string | undefined): string | undefined {
  if (header === undefined || header === '') return undefined;
  const key = AN_IDEMPOTENCY_KEY.exec(header.trim())?.[1];
  if (key !== undefined) return key;
  throw new InvalidRequest(['Idempotency-Key: expected 16 to 128 letters, digits and signs, such as a random UUID.']);
}
