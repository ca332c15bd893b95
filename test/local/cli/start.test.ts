import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, test } from '@jest/globals';

/** An operation on the chat and the instance that the sample events name. */
const CONTACT = '/contacts/5f0c9a4e-2b7d-4c36-9a1f-8e3d6b2c7f10/0d9f6c1e-7a42-4b58-8c3d-2f6e1b9a5d74';

const started: ChildProcess[] = [];

afterEach(async () => {
  for (const child of started.splice(0)) {
    const exited = once(child, 'exit');
    child.kill();
    await exited;
  }
});

/** Runs `npm start` with those options until it serves. Answers where. */
async function start(...options: readonly string[]): Promise<URL> {
  const child = spawn(process.execPath, ['local/cli/start.ts', '--port', '0', ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const [, url] = /^Local Connect ready at (http:\S+)$/.exec(line) ?? [];
    if (url !== undefined) {
      child.stdout.resume();
      return new URL(url);
    }
  }
  throw new Error('It ended before it served.');
}

function statusOf({ hostname, port }: URL, path: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: hostname, port, path, headers: { host }, agent: false }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode));
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('npm start', () => {
  test('serves no container, and has no chats', async () => {
    const at = await start();
    expect(await statusOf(at, CONTACT, 'host.docker.internal')).toBe(403);
    expect(await (await fetch(new URL('/local/contacts', at))).json()).toEqual({ contacts: [] });
  });

  test('with --sam serves containers, which find the chats of the sample events', async () => {
    const at = await start('--sam');
    expect(await statusOf(at, CONTACT, 'host.docker.internal')).toBe(200);
    expect(await statusOf(at, '/local/contacts', 'host.docker.internal')).toBe(404);
  });
});
