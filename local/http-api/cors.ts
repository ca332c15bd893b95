import type { DeployedCors } from '../deployment/index.ts';
import type { HttpRequest, HttpResponse } from '../http/http.ts';

/**
 * What an API with a CORS configuration answers to a preflight request, whatever its routes are (API Gateway developer
 * guide, http-api-cors). Where the page may not call it, the headers that would let it are missing.
 */
export function answerPreflight(cors: DeployedCors, request: HttpRequest): HttpResponse {
  const origin = request.headers.origin;
  if (origin === undefined || !isAllowed(cors, origin)) return { status: 204 };
  return {
    status: 204,
    headers: {
      ...originHeaders(cors, origin),
      ...header('access-control-allow-methods', cors.allowMethods),
      ...header('access-control-allow-headers', cors.allowHeaders),
      ...(cors.maxAgeSeconds === undefined ? {} : { 'access-control-max-age': String(cors.maxAgeSeconds) }),
    },
  };
}

/** The headers that let a page read the answer. */
export function corsHeadersOf(cors: DeployedCors | undefined, request: HttpRequest): Readonly<Record<string, string>> {
  const origin = request.headers.origin;
  if (cors === undefined || origin === undefined || !isAllowed(cors, origin)) return {};
  return { ...originHeaders(cors, origin), ...header('access-control-expose-headers', cors.exposeHeaders) };
}

export function isPreflight({ method, headers }: HttpRequest): boolean {
  return method === 'OPTIONS' && headers.origin !== undefined && headers['access-control-request-method'] !== undefined;
}

/** `*`, `https://*`, or an origin as the browser sends it. */
function isAllowed({ allowOrigins }: DeployedCors, origin: string): boolean {
  return allowOrigins.some((allowed) => {
    if (allowed === '*') return true;
    return allowed.endsWith('://*') ? origin.startsWith(allowed.slice(0, -1)) : allowed === origin;
  });
}

function originHeaders({ allowOrigins, allowCredentials }: DeployedCors, origin: string) {
  return {
    'access-control-allow-origin': allowOrigins.includes('*') ? '*' : origin,
    vary: 'Origin',
    ...(allowCredentials ? { 'access-control-allow-credentials': 'true' } : {}),
  };
}

function header(name: string, values: readonly string[]): Readonly<Record<string, string>> {
  return values.length === 0 ? {} : { [name]: values.join(',') };
}
