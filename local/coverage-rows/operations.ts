import { OPERATIONS, type ServiceName } from '../api/model.ts';
import { findOperation } from '../api/operations/index.ts';
import type { CoverageRow } from './row.ts';

interface Listed {
  readonly id: string;
  readonly service: ServiceName;
  readonly request: string;
}

/** The operations of both services that a chat's clients call. All others are refused in the same way. */
export function operationRows(): readonly CoverageRow[] {
  const served = [...OPERATIONS].map(([id, { service, http }]): Listed => {
    return { id, service, request: `${http.method} ${http.requestUri}` };
  });
  const order = ({ service, id }: Listed) => `${service} ${id}`;
  return served
    .sort((left, right) => (order(left) < order(right) ? -1 : 1))
    .map(({ id, request }) => ({
      kind: 'operation',
      id,
      what: `\`${request}\``,
      served: true,
      basis: 'documented',
      source: `API reference, ${id}`,
      ...findOperation(id)?.coverage,
    }));
}
