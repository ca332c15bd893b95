import { type HttpResponse, json } from '../http/http.ts';
import type { InvocationResult } from '../lambda/invocation.ts';

/**
 * What a function's result is as an HTTP answer, payload format 2.0: the one that it describes, or, without a
 * `statusCode`, itself as JSON (API Gateway developer guide, http-api-develop-integrations-lambda). A failure is told
 * to nobody outside.
 */
export function lambdaAnswer(result: InvocationResult): HttpResponse {
  if (!result.ok) {
    return result.failure === 'THROTTLED'
      ? json(503, { message: 'Service Unavailable' })
      : json(500, { message: 'Internal Server Error' });
  }
  const { statusCode, headers, body, isBase64Encoded, cookies } = { ...Object(result.payload) };
  if (statusCode === undefined) return json(200, result.payload);
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599) return json(500, { message: 'Internal Server Error' });
  return {
    status,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      ...textHeaders(headers),
      ...(Array.isArray(cookies) ? { 'set-cookie': cookies.join(', ') } : {}),
    },
    body: isBase64Encoded === true ? Buffer.from(String(body), 'base64') : bodyText(body),
  };
}

function textHeaders(headers: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ ...Object(headers) }).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}

function bodyText(body: unknown): string {
  if (body === undefined || body === null) return '';
  return typeof body === 'string' ? body : JSON.stringify(body);
}
