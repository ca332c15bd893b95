import type { DeployedRoute } from '../deployment/index.ts';

/** The route that answers, and what its path variables stand for. */
export interface MatchedRoute {
  readonly route: DeployedRoute;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/**
 * Finds the route of a request: the one that says most about it. A method goes before ANY, a plain path before one with
 * variables, that before `{proxy+}`, and `$default` is last (API Gateway developer guide, http-api-develop-routes).
 */
export function matchRoute(routes: readonly DeployedRoute[], method: string, path: string): MatchedRoute | undefined {
  let best: (MatchedRoute & { readonly rank: string }) | undefined;
  for (const route of routes) {
    const match = matchOne(route, method, path);
    if (match !== undefined && (best === undefined || match.rank < best.rank)) best = match;
  }
  return best;
}

function matchOne(route: DeployedRoute, method: string, path: string) {
  if (route.key === '$default') return { route, pathParameters: {}, rank: '~' };
  const [routeMethod = '', pattern = ''] = route.key.split(' ');
  if (routeMethod !== method && routeMethod !== 'ANY') return undefined;
  const pathParameters: Record<string, string> = {};
  const segments = path.split('/');
  let rank = '';
  for (const [index, expected] of pattern.split('/').entries()) {
    const greedy = /^\{(.+)\+\}$/.exec(expected)?.[1];
    if (greedy !== undefined) {
      if (segments.length <= index) return undefined;
      pathParameters[greedy] = segments.slice(index).join('/');
      return { route, pathParameters, rank: `${rank}2${routeMethod === 'ANY' ? 1 : 0}` };
    }
    const actual = segments[index];
    const variable = /^\{(.+)\}$/.exec(expected)?.[1];
    if (variable !== undefined && actual !== undefined && actual !== '') {
      pathParameters[variable] = actual;
      rank += '1';
    } else if (expected === actual) rank += '0';
    else return undefined;
  }
  if (segments.length !== pattern.split('/').length) return undefined;
  return { route, pathParameters, rank: `${rank}${routeMethod === 'ANY' ? 1 : 0}` };
}
