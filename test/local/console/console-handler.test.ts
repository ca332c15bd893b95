import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildConsole } from '../../../local/console/build.ts';
import { createConsoleHandler, findPageDir } from '../../../local/console/console-handler.ts';
import type { HttpResponse } from '../../../local/http/http.ts';

let pageDir = '';

beforeAll(async () => {
  pageDir = await mkdtemp(join(tmpdir(), 'console-'));
  await buildConsole(pageDir);
});

afterAll(() => rm(pageDir, { recursive: true }));

async function ask(path: string, options: { method?: string; host?: string; dir?: string } = {}) {
  const { method = 'GET', host = '127.0.0.1:4510', dir = pageDir } = options;
  return createConsoleHandler({ pageDir: dir })({
    method,
    path,
    query: new URLSearchParams(),
    headers: { host },
    body: Buffer.alloc(0),
  });
}

function textOf(response: HttpResponse | undefined): string {
  return Buffer.from(response?.body ?? '').toString();
}

describe('the console', () => {
  test.each([
    ['/', 'text/html; charset=utf-8'],
    ['/console/page.js', 'text/javascript; charset=utf-8'],
    ['/console/page.css', 'text/css; charset=utf-8'],
    ['/console/third-party-notices.txt', 'text/plain; charset=utf-8'],
    ['/console/chatjs.js', 'text/javascript; charset=utf-8'],
  ])('%s is served as %s, never kept, and never taken for another type', async (path, contentType) => {
    const response = await ask(path);

    expect(response?.status).toBe(200);
    expect(response?.headers).toMatchObject({
      'content-type': contentType,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });

  test('loads scripts and styles from its own origin, and connects to it and to websockets of 127.0.0.1 alone', async () => {
    const policy = (await ask('/'))?.headers?.['content-security-policy'] ?? '';

    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("connect-src 'self' ws://127.0.0.1:*");
    expect(policy).not.toContain('unsafe');
  });

  test('names nothing outside its own origin in what the page loads', async () => {
    const html = textOf(await ask('/'));

    expect([...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, target]) => target)).toEqual([
      'data:,',
      '/console/page.css',
      '/console/chatjs.js',
      '/console/page.js',
    ]);
  });

  test('serves amazon-connect-chatjs as it is published', async () => {
    const published = await readFile(createRequire(import.meta.url).resolve('amazon-connect-chatjs'), 'utf8');

    expect(textOf(await ask('/console/chatjs.js'))).toBe(published);
  });

  test('sends a browser at localhost to 127.0.0.1, where ChatJS can connect', async () => {
    const response = await ask('/', { host: 'localhost:4510' });

    expect(response?.status).toBe(307);
    expect(response?.headers?.location).toBe('http://127.0.0.1:4510/');
  });

  test('leaves other paths to other handlers, also those that lead out of its folder', async () => {
    expect(await ask('/local/clock')).toBeUndefined();
    expect(await ask('/console/../package.json')).toBeUndefined();
    expect(await ask('/console/constructor')).toBeUndefined();
  });

  test('answers HEAD without a body, and refuses to be written to', async () => {
    expect(await ask('/', { method: 'HEAD' })).not.toHaveProperty('body');
    expect((await ask('/', { method: 'POST' }))?.status).toBe(405);
  });

  test('says what to do when the page is not built', async () => {
    const response = await ask('/', { dir: join(pageDir, 'missing') });

    expect(response?.status).toBe(503);
    expect(textOf(response)).toContain('Run "npm run build"');
  });

  test('is found beside the sources, and in the published package', () => {
    expect(findPageDir('file:///repo/local/console/console-handler.ts')).toBe('/repo/.build/console/');
    expect(findPageDir('file:///app/dist/local/console/console-handler.js')).toBe('/app/dist/console/');
  });
});
