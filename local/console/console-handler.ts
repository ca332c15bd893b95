import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { HttpHandler, HttpRequest, HttpResponse } from '../http/http.ts';

interface ServedFile {
  readonly path: string;
  readonly contentType: string;
}

/** The page runs its own script and ChatJS, calls its own origin, and opens the chat's websocket: nothing else. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self' ws://127.0.0.1:*",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/**
 * Where the bundled page is, seen from this module: `.build/console` beside the sources, `dist/console` in the
 * published package, where this module is `dist/local/console/console-handler.js`.
 */
export function findPageDir(moduleUrl: string): string {
  const relative = moduleUrl.endsWith('.ts') ? '../../.build/console/' : '../../console/';
  return fileURLToPath(new URL(relative, moduleUrl));
}

export const PAGE_DIR = findPageDir(import.meta.url);

/** Serves the web page of Local Connect: `GET /` and what it loads from `/console/`. */
export function createConsoleHandler(options: { readonly pageDir?: string } = {}): HttpHandler {
  const { pageDir = PAGE_DIR } = options;
  const files: Readonly<Record<string, ServedFile>> = {
    '/': { path: `${pageDir}/index.html`, contentType: 'text/html; charset=utf-8' },
    '/console/page.js': { path: `${pageDir}/page.js`, contentType: 'text/javascript; charset=utf-8' },
    '/console/page.css': { path: `${pageDir}/page.css`, contentType: 'text/css; charset=utf-8' },
    '/console/third-party-notices.txt': {
      path: `${pageDir}/THIRD-PARTY-NOTICES.txt`,
      contentType: 'text/plain; charset=utf-8',
    },
    '/console/chatjs.js': {
      path: createRequire(import.meta.url).resolve('amazon-connect-chatjs'),
      contentType: 'text/javascript; charset=utf-8',
    },
  };

  return function handleConsole(request) {
    const file = Object.hasOwn(files, request.path) ? files[request.path] : undefined;
    if (file === undefined) return undefined;
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return text(405, `${request.path} answers GET only.`, { allow: 'GET, HEAD' });
    }
    return redirectToLoopback(request) ?? serve(file, request.method);
  };
}

/** The page and its websocket must be of one host, and ChatJS accepts `ws://127.0.0.1:` alone. */
function redirectToLoopback({ path, headers }: HttpRequest): HttpResponse | undefined {
  const { host = '' } = headers;
  const [name = '', port = '80'] = host.split(':');
  if (path !== '/' || name.toLowerCase() !== 'localhost') return undefined;
  return text(307, 'The console is at 127.0.0.1.', { location: `http://127.0.0.1:${port}/` });
}

async function serve({ path, contentType }: ServedFile, method: string): Promise<HttpResponse> {
  try {
    const content = await readFile(path);
    const headers = { ...HEADERS, 'content-type': contentType };
    return method === 'HEAD' ? { status: 200, headers } : { status: 200, headers, body: content };
  } catch {
    return text(
      503,
      `The console is not built: ${path} cannot be read. Run "npm run build", then load this page again.`,
    );
  }
}

function text(status: number, message: string, headers: Readonly<Record<string, string>> = {}): HttpResponse {
  return {
    status,
    headers: { ...HEADERS, 'content-type': 'text/plain; charset=utf-8', ...headers },
    body: `${message}\n`,
  };
}
