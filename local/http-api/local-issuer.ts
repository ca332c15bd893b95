import { createSign, createVerify, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { DeployedJwtAuthorizer } from '../deployment/index.ts';
import { isObject, parseJson } from '../json.ts';

export type Claims = Readonly<Record<string, unknown>>;

/** What keeps a token from being good. */
export class TokenProblem extends Error {
  override readonly name = 'TokenProblem';
}

/** RS256, one of the algorithms that a JWT authorizer takes (API Gateway developer guide, http-api-jwt-authorizer). */
const ALGORITHM = 'RSA-SHA256';
const HEADER = { alg: 'RS256', typ: 'JWT', kid: 'local-connect' };

/**
 * Stands for the identity provider of a deployment, whose keys are out of reach here. It signs tokens in that
 * provider's name with a key of its own, and an authorizer of this Local Connect takes these alone.
 */
export class LocalIssuer {
  #keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject } | undefined;

  /** Signs a token. Claims of the caller's choice go over those that are due. */
  issue({ issuer, audience }: DeployedJwtAuthorizer, claims: Claims, nowMs: number, lifeSeconds: number): string {
    const issuedAt = Math.floor(nowMs / 1000);
    const payload = { iss: issuer, aud: audience[0], iat: issuedAt, exp: issuedAt + lifeSeconds, ...claims };
    const signed = `${encode(HEADER)}.${encode(payload)}`;
    return `${signed}.${createSign(ALGORITHM).update(signed).sign(this.#keyPair().privateKey, 'base64url')}`;
  }

  /** The claims of a good token. Throws `TokenProblem`. */
  verify(token: string, { issuer, audience }: DeployedJwtAuthorizer, nowMs: number): Claims {
    const [header = '', payload = '', signature = '', ...rest] = token.split('.');
    const { alg, kid } = decode(header);
    if (rest.length > 0 || alg !== HEADER.alg) throw new TokenProblem('the token is not a JWT signed with RS256');
    if (kid !== HEADER.kid) {
      throw new TokenProblem("the issuer's keys are out of reach here; get a token from POST /local/tokens");
    }
    const verifier = createVerify(ALGORITHM).update(`${header}.${payload}`);
    if (!verifier.verify(this.#keyPair().publicKey, signature, 'base64url')) {
      throw new TokenProblem('the signature is not valid');
    }
    const claims = decode(payload);
    const nowSeconds = nowMs / 1000;
    if (claims.iss !== issuer) throw new TokenProblem('the issuer is another one');
    const intended = [claims.aud ?? claims.client_id].flat();
    if (!intended.some((name) => audience.some((known) => known === name))) {
      throw new TokenProblem('the audience is another one');
    }
    if (!(Number(claims.exp) > nowSeconds)) throw new TokenProblem('the token has expired');
    if (claims.nbf !== undefined && !(Number(claims.nbf) <= nowSeconds))
      throw new TokenProblem('the token is not good yet');
    return claims;
  }

  /** Made when it is first needed: most deployments have no authorizer. */
  #keyPair() {
    this.#keys ??= generateKeyPairSync('rsa', { modulusLength: 2048 });
    return this.#keys;
  }
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

function decode(part: string): Claims {
  const value = parseJson(Buffer.from(part, 'base64url').toString('utf8'));
  return isObject(value) ? value : {};
}
