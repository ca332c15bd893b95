import { type Body, onlyMembers, optionalText, requiredText } from './body.ts';
import type { ControlContext } from './control-context.ts';
import { badRequest, conflict } from './control-error.ts';

/**
 * `POST /local/tokens` with `{ subject, api?, claims?, lifeSeconds? }`: signs somebody in, as the identity provider
 * would whose tokens a deployed API's authorizer takes. Answers `{ token }`, which is good for an hour by default.
 */
export function postToken({ httpApis }: ControlContext, body: Body) {
  onlyMembers(body, ['subject', 'api', 'claims', 'lifeSeconds']);
  const subject = requiredText(body, 'subject');
  const { claims = {}, lifeSeconds = 3600 } = body;
  if (typeof claims !== 'object' || claims === null) throw badRequest('"claims" must be an object.');
  if (typeof lifeSeconds !== 'number') throw badRequest('"lifeSeconds" must be a number.');
  const token = httpApis.issueToken(optionalText(body, 'api'), { sub: subject, ...claims }, lifeSeconds);
  if (token === undefined) {
    throw conflict('No API here has a JWT authorizer. In infra/settings.ts, startChat.authorizer names one.');
  }
  return { token };
}
