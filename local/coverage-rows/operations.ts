import { OPERATIONS, type ServiceName } from '../api/model.ts';
import { findOperation } from '../api/operations/index.ts';
import type { CoverageRow } from './row.ts';

interface Listed {
  readonly id: string;
  readonly service: ServiceName;
  readonly request: string;
}

/** What ChatJS calls when it is asked to, and Local Connect refuses by name. */
const REFUSED: readonly Listed[] = [
  { id: 'CancelParticipantAuthentication', request: 'POST /participant/cancel-authentication' },
  { id: 'GetAuthenticationUrl', request: 'POST /participant/authentication-url' },
].map((operation) => ({ ...operation, service: 'connectparticipant' }));

/** The operations of both services that a chat's clients call. All others are refused in the same way. */
export function operationRows(): readonly CoverageRow[] {
  const served = [...OPERATIONS].map(([id, { service, http }]): Listed => {
    return { id, service, request: `${http.method} ${http.requestUri}` };
  });
  const refused = REFUSED.filter(({ id }) => !OPERATIONS.has(id));
  const order = ({ service, id }: Listed) => `${service} ${id}`;
  return [...served, ...refused]
    .sort((left, right) => (order(left) < order(right) ? -1 : 1))
    .map(({ id, request }) => ({
      kind: 'operation',
      id,
      what: `\`${request}\``,
      served: OPERATIONS.has(id),
      basis: 'documented',
      source: `API reference, ${id}`,
      ...(OPERATIONS.has(id) ? findOperation(id)?.coverage : { note: 'ChatJS calls it when it is asked to' }),
    }));
}
