import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, test } from '@jest/globals';
import { memberOf, textIn } from '../../../local/json.ts';

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

interface Served {
  readonly at: URL;
  /** What it has printed so far. */
  readonly printed: readonly string[];
  /** Resolves once it has printed a line like that. */
  prints(pattern: RegExp): Promise<string>;
}

/** Runs `npm start` with those options until it serves. */
async function serve(...options: readonly string[]): Promise<Served> {
  const child = spawn(process.execPath, ['local/cli/start.ts', '--port', '0', ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  const printed: string[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => printed.push(line));

  async function prints(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = printed.find((line) => pattern.test(line));
      if (found !== undefined) return found;
      if (child.exitCode !== null) throw new Error(`It ended before it printed ${pattern}.`);
      await Promise.race([once(lines, 'line'), once(child, 'exit')]);
    }
  }

  const ready = await prints(/^Local Connect ready at http:\S+$/);
  return { at: new URL(ready.slice('Local Connect ready at '.length)), printed, prints };
}

const start = async (...options: readonly string[]) => (await serve(...options)).at;

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

function listIn(value: unknown, member: string): readonly unknown[] {
  const list = memberOf(value, member);
  if (!Array.isArray(list)) throw new TypeError(`${member} is not a list.`);
  return list;
}

describe('npm start', () => {
  test('says what it has in lines that fit into a terminal, then a line for each invocation', async () => {
    const { at, printed, prints } = await serve();
    await prints(/^Ctrl\+C stops it/);
    expect(printed.filter((line) => line.length > 250)).toEqual([]);
    expect(printed.join('\n')).toMatch(/^Skipped {5}\d+ resources of the assembly/m);
    const event: unknown = JSON.parse(readFileSync('events/set-chat-timers/policy.json', 'utf8'));
    const invoked = await fetch(new URL('/local/functions/SetChatTimers/invoke', at), {
      method: 'POST',
      body: JSON.stringify({ event, makeChat: true }),
    });
    expect(invoked.status).toBe(200);
    await prints(/^\d\d:\d\d:\d\d {2}SetChatTimers {9}SET {2}\d+ ms$/);
    expect(printed.filter((line) => line.startsWith('{'))).toEqual([]);
  });

  test('serves no container, and has no chats', async () => {
    const at = await start();
    expect(await statusOf(at, CONTACT, 'host.docker.internal')).toBe(403);
    expect(await (await fetch(new URL('/local/contacts', at))).json()).toEqual({ contacts: [] });
  });

  test('with --keep 1 keeps the chat that ended last, and those that go on', async () => {
    const at = await start('--keep', '1');
    const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
      const response = await fetch(new URL(path, at), { method, ...(body && { body: JSON.stringify(body) }) });
      expect(response.status).toBe(200);
      return response.json();
    };
    const instance = await ask('GET', '/local/instance');
    const InstanceId = textIn(instance, 'instanceId');
    const ContactFlowId = textIn(
      listIn(instance, 'flows').find((flow) => textIn(flow, 'type') === 'CONTACT_FLOW'),
      'id',
    );
    const ids: (string | undefined)[] = [];
    for (const DisplayName of ['Mia', 'Noah', 'Lea']) {
      const started = await ask('PUT', '/contact/chat', {
        InstanceId,
        ContactFlowId,
        ParticipantDetails: { DisplayName },
      });
      ids.push(textIn(started, 'ContactId'));
    }
    for (const ContactId of ids.slice(0, 2)) await ask('POST', '/contact/stop', { InstanceId, ContactId });
    const kept = listIn(await ask('GET', '/local/contacts'), 'contacts').map((each) => textIn(each, 'contactId'));
    expect(kept.toSorted()).toEqual(ids.slice(1).toSorted());
  });

  test('with --sam serves containers, which find the chats of the sample events', async () => {
    const at = await start('--sam');
    expect(await statusOf(at, CONTACT, 'host.docker.internal')).toBe(200);
    expect(await statusOf(at, '/local/contacts', 'host.docker.internal')).toBe(404);
  });
});
