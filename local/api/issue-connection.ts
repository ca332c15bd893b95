import { isoTime } from '../iso-time.ts';
import type { OperationContext } from './operation.ts';

export const SOCKET_PATH = '/participant/socket';

/** The answer's part for each kind of connection that was asked for. */
export function issueConnection(
  { connections, baseUrl }: OperationContext,
  participantId: string,
  types: readonly string[],
): object {
  return {
    ...(types.includes('WEBSOCKET') ? { Websocket: issueSocket() } : {}),
    ...(types.includes('CONNECTION_CREDENTIALS') ? { ConnectionCredentials: issueCredentials() } : {}),
  };

  function issueSocket() {
    const { id, expiresAtMs } = connections.issueSocketId(participantId);
    const url = new URL(SOCKET_PATH, baseUrl);
    // ChatJS accepts a plain websocket at this host alone.
    url.protocol = 'ws:';
    url.hostname = '127.0.0.1';
    url.searchParams.set('id', id);
    return { Url: url.href, ConnectionExpiry: isoTime(expiresAtMs) };
  }

  function issueCredentials() {
    const { id, expiresAtMs } = connections.issueToken(participantId);
    return { ConnectionToken: id, Expiry: isoTime(expiresAtMs) };
  }
}

/** Kinds of connection that the service has and a chat on this machine does not. */
export const TYPES_NOT_EMULATED = ['WEBRTC_CONNECTION', 'AUTHENTICATION_SESSION'] as const;
