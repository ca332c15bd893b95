import { holderOf, requireConnected } from '../caller.ts';
import { ServiceError } from '../errors.ts';
import type { Operation } from '../operation.ts';
import { UNLISTED_RATE } from '../rate.ts';
import { signInUrl } from '../sign-in-page.ts';

interface Input {
  readonly SessionId: string;
  readonly RedirectUri: string;
  readonly ConnectionToken: string;
}

/** API reference, GetAuthenticationUrl: within a minute of the event. */
const WITHIN_MS = 60_000;

export const getAuthenticationUrl: Operation<Input> = {
  quota: UNLISTED_RATE,
  coverage: { note: 'the URL is that of a page of Local Connect’s own, which stands for the user pool' },
  run(context, { SessionId, RedirectUri, ConnectionToken }) {
    const caller = holderOf(context, ConnectionToken);
    requireConnected(caller);
    const signIn = context.signIn(caller.chat);
    if (signIn?.sessionId !== SessionId || context.chatClock.nowMs - signIn.initiatedAtMs > WITHIN_MS) {
      throw new ServiceError('ValidationException', 'SessionId is not that of a sign-in begun in the last minute.');
    }
    if (!URL.canParse(RedirectUri) || !/^https?:$/.test(new URL(RedirectUri).protocol)) {
      throw new ServiceError('ValidationException', 'RedirectUri must be an http or https URL.');
    }
    signIn.redirectUri = RedirectUri;
    return { AuthenticationUrl: signInUrl(context.baseUrl, signIn, RedirectUri) };
  },
};
