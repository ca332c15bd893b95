import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { buildConsole } from '../../../local/console/build.ts';
import { readTrace } from '../../../local/console/page/trace/read-trace.ts';
import type { Trace } from '../../../local/control/trace.ts';
import { writeTracePage } from '../../../local/control/trace-page.ts';
import { ask, startSandbox } from './local-connect-under-test.ts';

const EVIL = '</script><script>window.owned = true</script><!--<img src=x onerror="window.owned = true">';

/** The trace that stands in a page. */
function traceIn(html: string): string {
  return /<script type="application\/json" id="trace">(.*)<\/script>\n<script type="module">/.exec(html)?.[1] ?? '';
}

describe('a chat that is taken along', () => {
  beforeAll(() => buildConsole('.build/console'));

  test('has its contacts, timeline, flows and what its functions were given, and no token', async () => {
    const connect = await startSandbox();
    const mia = await connect.startChat({ flow: 'Chat welcome', name: 'Mia' });
    const ann = await connect.agent('Ann').accepts(mia);
    await ann.says('Good morning');
    const { status, body } = await ask(connect, 'GET', `/local/contacts/${mia.contactId}/trace.json`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ format: 'connect-chat-kit-trace', version: 1 });
    const read = readTrace(JSON.stringify(body));
    if (!('trace' in read)) throw new Error(read.problem);
    const { trace } = read;
    expect(trace.contacts.map(({ contactId }) => contactId)).toEqual([mia.contactId]);
    expect(trace.flows.map(({ name }) => name)).toContain('Chat welcome');
    expect(new Set(trace.invocations.map((invocation) => invocation.function))).toContain('SetChatTimers');
    expect(trace.timeline.filter(({ type }) => type === 'MESSAGE').length).toBeGreaterThan(1);
    const token = (await ask(connect, 'POST', '/local/agents/Bob/join', { contactId: mia.contactId })).body;
    expect(JSON.stringify(body)).not.toContain(String(token.participantToken));
  });

  test('is a page that runs its own script alone, and that nothing said in it can end', async () => {
    const connect = await startSandbox();
    const mia = await connect.startChat({ flow: 'Chat welcome', name: EVIL.slice(0, 200) });
    await mia.says(EVIL);
    const response = await fetch(`${connect.url}/local/contacts/${mia.contactId}/trace.html`);
    const html = await response.text();
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'sha256-");
    expect(policy).toContain('; sandbox allow-scripts');
    expect(html).not.toContain('<script>window.owned');
    expect(html).toMatch(/^preact [\d.]+ \(MIT\)$/m);
    expect([...html.matchAll(/<script[ >]/g)]).toHaveLength(2);
    expect(
      JSON.parse(traceIn(html)).timeline.some(({ detail }: { detail: { text?: string } }) => detail.text === EVIL),
    ).toBe(true);
    const script = /<script type="module">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
    expect(policy).toContain(`'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  });

  test('of a chat that there is not is a 404', async () => {
    const connect = await startSandbox();
    for (const form of ['json', 'html']) {
      expect((await ask(connect, 'GET', `/local/contacts/nobody/trace.${form}`)).status).toBe(404);
    }
  });

  test('stays whole where its own script or style sheet has the end of an element in a string', () => {
    const trace: Trace = {
      ...{ format: 'connect-chat-kit-trace', version: 1, now: '2026-11-26T09:00:00.000Z' },
      ...{ contacts: [], past: [], timeline: [], invocations: [], flows: [] },
    };
    const { html } = writeTracePage(trace, {
      script: 'let a = "</SCRIPT><!--";',
      style: 'a { content: "</style>" }',
      notices: 'MIT --> License',
    });
    expect(html).toMatch(/^<!doctype html>\n<!--\nMIT --.> License-->\n<html/u);
    expect(html).toContain('let a = "<\\/SCRIPT><\\!--";');
    expect([...html.matchAll(/<\/style>/gi)]).toHaveLength(1);
  });
});

describe('what is not a trace is refused in a sentence', () => {
  const whole = {
    ...{ format: 'connect-chat-kit-trace', version: 1, now: '2026-11-26T09:00:00.000Z' },
    ...{ contacts: [], past: [], timeline: [], invocations: [], flows: [] },
  };

  test.each([
    ['text', 'hello', 'This is not a trace of Local Connect.'],
    ['another file', '{"a":1}', 'This is not a trace of Local Connect.'],
    [
      'another version',
      JSON.stringify({ ...whole, version: 2 }),
      'This trace has version 2. This page reads version 1.',
    ],
    ['one without contacts', JSON.stringify(whole), 'This trace is not whole: write it again.'],
    [
      'one whose entry lacks what it should tell',
      JSON.stringify({
        ...whole,
        timeline: [{ at: whole.now, contactId: 'c', type: 'ATTRIBUTES_UPDATED', detail: {} }],
      }),
      'This trace is not whole: write it again.',
    ],
  ])('%s', (_, text, problem) => {
    expect(readTrace(text)).toEqual({ problem });
  });
});
