import * as z from '../../shared/lambda/zod.ts';
import { InvalidRequest, PayloadTooLarge } from './http-errors.ts';

/**
 * What an HTTP API hands over, payload format 2.0 (API Gateway developer guide, http-api-develop-integrations-lambda).
 */
const httpEvent = z.object({
  headers: z.nullish(z.record(z.string(), z.unknown())),
  body: z.nullish(z.string()),
  isBase64Encoded: z.nullish(z.boolean()),
  requestContext: z.object({
    requestId: z.string(),
    domainName: z.nullish(z.string()),
    http: z.object({ method: z.string(), sourceIp: z.string() }),
    authorizer: z.nullish(z.object({ jwt: z.nullish(z.object({ claims: z.record(z.string(), z.unknown()) })) })),
  }),
});

/** A request as its function sees it. What API Gateway says of it is trusted; what its sender says is not. */
export interface HttpRequest {
  /** API Gateway's id of the request. */
  readonly requestId: string;
  readonly method: string;
  /** The address that the connection came from, whatever `X-Forwarded-For` says. */
  readonly sourceIp: string;
  /** The name under which the API was called. */
  readonly domainName: string | undefined;
  /** What the authorizer verified; `undefined` without one. */
  readonly claims: Readonly<Record<string, unknown>> | undefined;
  header(name: string): string | undefined;
  /** The body as text. Throws `PayloadTooLarge`, or `InvalidRequest` when it is not UTF-8. */
  text(mostBytes: number): string;
}

/**
 * Reads the event of an HTTP API.
 *
 * @throws InvalidRequest when it is not such an event
 */
export function parseHttpEvent(event: unknown): HttpRequest {
  const parsed = httpEvent.safeParse(event);
  if (!parsed.success) throw new InvalidRequest(['It did not come as an HTTP API sends it, payload format 2.0.']);
  const { headers, body, isBase64Encoded, requestContext } = parsed.data;
  return {
    requestId: requestContext.requestId,
    method: requestContext.http.method,
    sourceIp: requestContext.http.sourceIp,
    domainName: requestContext.domainName ?? undefined,
    claims: requestContext.authorizer?.jwt?.claims,
    header: (name) => {
      const value = headers?.[name];
      return typeof value === 'string' ? value : undefined;
    },
    text: (mostBytes) => textOf(body ?? '', isBase64Encoded === true, mostBytes),
  };
}

function textOf(body: string, isBase64Encoded: boolean, mostBytes: number): string {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > mostBytes) throw new PayloadTooLarge(mostBytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InvalidRequest(['The body is not UTF-8.']);
  }
}
