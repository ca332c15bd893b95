import type { DeployedHttpApi } from '../deployment/index.ts';
import type { HttpRequest } from '../http/http.ts';
import type { Claims } from './local-issuer.ts';
import type { MatchedRoute } from './route-match.ts';

interface LambdaEventParts {
  readonly api: DeployedHttpApi;
  readonly matched: MatchedRoute;
  readonly request: HttpRequest;
  /** The path within the API. */
  readonly path: string;
  readonly accountId: string;
  readonly requestId: string;
  readonly nowMs: number;
  readonly claims: Claims | undefined;
}

/**
 * A request as a function gets it, payload format 2.0 (API Gateway developer guide,
 * http-api-develop-integrations-lambda).
 */
export function lambdaEvent({ api, matched, request, path, accountId, requestId, nowMs, claims }: LambdaEventParts) {
  const { cookie, ...headers } = singleHeaders(request);
  const query = [...new Set(request.query.keys())];
  const isText = /^(text\/|application\/(json|javascript|xml)\b)/i.test(headers['content-type'] ?? '');
  return {
    version: '2.0',
    routeKey: matched.route.key,
    rawPath: path,
    rawQueryString: request.query.toString(),
    ...(cookie === undefined ? {} : { cookies: cookie.split(/; */) }),
    headers,
    ...(query.length === 0
      ? {}
      : {
          queryStringParameters: Object.fromEntries(query.map((name) => [name, request.query.getAll(name).join(',')])),
        }),
    requestContext: {
      accountId,
      apiId: api.name,
      ...(claims === undefined ? {} : { authorizer: { jwt: { claims: textClaims(claims), scopes: null } } }),
      domainName: headers.host ?? '',
      domainPrefix: api.name,
      http: {
        method: request.method,
        path,
        protocol: 'HTTP/1.1',
        // Local Connect serves this machine alone.
        sourceIp: '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId,
      routeKey: matched.route.key,
      stage: '$default',
      time: commonLogTime(nowMs),
      timeEpoch: nowMs,
    },
    ...(Object.keys(matched.pathParameters).length === 0 ? {} : { pathParameters: matched.pathParameters }),
    ...(request.body.length === 0 ? {} : { body: request.body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: request.body.length > 0 && !isText,
  };
}

/** Names in lower case; a header that came more than once has its values joined. */
function singleHeaders({ headers }: HttpRequest): Record<string, string> {
  const single: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) single[name] = [value].flat().join(',');
  return single;
}

/** Claims come as text: lists in brackets, and without commas between. */
function textClaims(claims: Claims): Record<string, string> {
  return Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [
      name,
      Array.isArray(value) ? `[${value.join(' ')}]` : String(value),
    ]),
  );
}

/** `21/Nov/2026:12:00:00 +0000` */
function commonLogTime(atMs: number): string {
  const [, day, month, year, time] = new Date(atMs).toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}
