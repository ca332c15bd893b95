import { createHash, randomBytes } from 'node:crypto';

/** SHA-256 of parts, so that no two lists of parts give the same, as base64url. */
export function digest(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

const TOKEN_BYTES = 32;
const A_TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** A token that nobody can guess: 256 random bits as base64url. */
export const newResumeToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/**
 * The hash under which a resume token is kept; `undefined` for what has not the form of one. The token itself is kept
 * nowhere.
 */
export function hashOfToken(token: string): string | undefined {
  return A_TOKEN.test(token) ? createHash('sha256').update(token).digest('base64url') : undefined;
}
