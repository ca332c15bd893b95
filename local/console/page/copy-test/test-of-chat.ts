import type { TimelineEntry } from '../model.ts';

const SECOND_MS = 1000;
const MINUTE_S = 60;

/** What the test says of one entry; nothing for what the flow does by itself and no participant sees. */
interface Line {
  readonly atS: number;
  readonly text: string;
}

interface Names {
  readonly customer: string;
  readonly agents: Map<string, string>;
}

/**
 * A chat as a test in the library's form. People do what they did, at the times at which they did it. What they heard
 * and what timers did is expected. It knows nothing of answers to functions and of faults: the test has its own.
 */
export function testOfChat(timeline: readonly TimelineEntry[]): string {
  const begun = timeline.find((entry) => entry.type === 'FLOW_STARTED');
  const flow = begun?.type === 'FLOW_STARTED' ? begun.detail.flow : '';
  const startMs = Date.parse(timeline[0]?.at ?? '');
  const joined = timeline.find(({ type, role }) => type === 'PARTICIPANT_JOINED' && role === 'CUSTOMER');
  const name = joined?.type === 'PARTICIPANT_JOINED' ? joined.detail.displayName : 'Customer';
  const names: Names = { customer: variable(name, 'customer'), agents: new Map() };
  const lines = timeline.flatMap((entry): readonly Line[] => {
    const atS = Math.round((Date.parse(entry.at) - startMs) / SECOND_MS);
    return lineOf(entry, names).map((text) => ({ atS, text }));
  });
  return [
    "import { test } from 'node:test';",
    "import { LocalConnect } from 'connect-chat-kit/local';",
    '',
    `test(${quoted(`${name} in ${flow}`)}, async () => {`,
    "  await using connect = await LocalConnect.start({ assembly: 'cdk.out' });",
    `  const ${names.customer} = await connect.startChat({ flow: ${quoted(flow)}, name: ${quoted(name)} });`,
    ...withTime(lines).map((line) => `  ${line}`),
    '});',
    '',
  ].join('\n');
}

/** The lines, with the clock turned between those of different seconds. */
function withTime(lines: readonly Line[]): readonly string[] {
  let nowS = 0;
  return lines.flatMap(({ atS, text }) => {
    const passedS = atS - nowS;
    if (passedS <= 0) return [text];
    nowS = atS;
    const amount = passedS % MINUTE_S === 0 ? `minutes: ${passedS / MINUTE_S}` : `seconds: ${passedS}`;
    return [`await connect.clock.advance({ ${amount} });`, text];
  });
}

function lineOf(entry: TimelineEntry, names: Names): readonly string[] {
  const { customer } = names;
  switch (entry.type) {
    case 'MESSAGE':
      return messageOf(entry, names);
    case 'PARTICIPANT_JOINED': {
      if (entry.role !== 'AGENT') return [];
      const { displayName } = entry.detail;
      const known = names.agents.get(displayName);
      const agent =
        known ?? variable(displayName, `agent${names.agents.size + 1}`, [customer, ...names.agents.values()]);
      names.agents.set(displayName, agent);
      const declared = known === undefined ? `let ${agent}` : agent;
      return [`${declared} = await connect.agent(${quoted(displayName)}).accepts(${customer});`];
    }
    case 'PARTICIPANT_LEFT':
      return leavingOf(entry, names);
    case 'PARTICIPANT_IDLE':
      return entry.role === 'CUSTOMER' ? [`${customer}.isIdle();`] : of(names, entry.detail.displayName, 'isIdle()');
    case 'AUTO_DISCONNECTION':
      return [`${customer}.sees('AUTO_DISCONNECTION');`];
    case 'CHAT_ENDED':
      return [`${customer}.hasEnded(${quoted(entry.detail.reason)});`];
    default:
      return [];
  }
}

function messageOf({ role, detail }: Extract<TimelineEntry, { type: 'MESSAGE' }>, names: Names): readonly string[] {
  if (role === 'CUSTOMER') return [saying(names.customer, detail.contentType, detail.text)];
  if (role === 'AGENT') {
    const agent = names.agents.get(detail.displayName);
    return agent === undefined ? [] : [saying(agent, detail.contentType, detail.text)];
  }
  // What a supervisor says is somebody else's part; a flow and a bot are what is tested.
  return role === 'SUPERVISOR' ? [] : [`${names.customer}.hears(${quoted(detail.text)});`];
}

function saying(who: string, contentType: string, text: string): string {
  if (contentType === 'text/plain') return `await ${who}.says(${quoted(text)});`;
  return `await ${who}.sends(${quoted(contentType)}, ${quoted(text)});`;
}

function leavingOf(
  { role, detail }: Extract<TimelineEntry, { type: 'PARTICIPANT_LEFT' }>,
  names: Names,
): readonly string[] {
  if (role === 'CUSTOMER' && detail.reason === 'CUSTOMER_DISCONNECT') return [`await ${names.customer}.leaves();`];
  if (role !== 'AGENT') return [];
  if (detail.reason === 'AGENT_DISCONNECT') return of(names, detail.displayName, 'leaves()', 'await ');
  return of(names, detail.displayName, 'isDisconnected()');
}

function of({ agents }: Names, displayName: string, call: string, before = ''): readonly string[] {
  const agent = agents.get(displayName);
  return agent === undefined ? [] : [`${before}${agent}.${call};`];
}

/** A name for a variable, from what a person is called. */
function variable(name: string, otherwise: string, taken: readonly string[] = []): string {
  const plain = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const isFree = /^[a-z]/.test(plain) && ![...taken, ...WORDS].includes(plain);
  return isFree ? plain : otherwise;
}

/** Names that the test has already, and words of the language that people are called by. */
const WORDS: readonly string[] = ['connect', 'test', 'new', 'let', 'this', 'in', 'do', 'if', 'for', 'await', 'async'];

function quoted(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
}
