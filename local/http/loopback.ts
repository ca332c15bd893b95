/** With any port, or none. Host names are the same in upper case. */
const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i;
const LOOPBACK_ORIGIN = /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i;

/** Another host's name here means that a web page somewhere made its own name point at this machine. */
export function isLoopbackHost(host: string | undefined): boolean {
  return host !== undefined && LOOPBACK_HOST.test(host);
}

/**
 * The name by which a container calls the machine that it runs on: Docker Desktop's own, and elsewhere the one that is
 * given to a container with `--add-host host.docker.internal:host-gateway`. Like a loopback name, it is none that a web
 * page's owner can point here: `internal` is kept out of the public DNS for good (ICANN, 2024, private-use top-level
 * domain).
 */
const CONTAINERS_HOST = /^host\.docker\.internal(:\d{1,5})?$/i;

export function isContainersHost(host: string | undefined): boolean {
  return host !== undefined && CONTAINERS_HOST.test(host);
}

export function isLoopbackOrigin(origin: string): boolean {
  return LOOPBACK_ORIGIN.test(origin);
}

/** What ChatJS and the AWS SDK in a browser send, and what the deployed HTTP APIs read. */
const ALLOWED_HEADERS = [
  'amz-sdk-invocation-id',
  'amz-sdk-request',
  'authorization',
  'content-disposition',
  'content-type',
  'idempotency-key',
  'x-amz-bearer',
  'x-amz-content-sha256',
  'x-amz-date',
  'x-amz-security-token',
  'x-amz-user-agent',
].join(', ');

/** The headers that let a page of this origin read the answer. */
export function corsHeaders(origin: string): Readonly<Record<string, string>> {
  return {
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'x-amzn-errortype, x-amzn-requestid, retry-after',
    vary: 'Origin',
  };
}

export const PREFLIGHT_HEADERS: Readonly<Record<string, string>> = {
  'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
  'access-control-allow-headers': ALLOWED_HEADERS,
  'access-control-max-age': '600',
};
