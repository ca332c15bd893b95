import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isoTime } from '../../../local/iso-time.ts';
import { ChatLanes } from '../../../local/lanes/chat-lanes.ts';
import type { Deadline } from '../../../local/lanes/model.ts';
import { agentIdle, customerDisconnect, customerIdle, MINUTE_MS, START_MS } from '../engine/engine-under-test.ts';
import { viewAt } from '../timeline/entries.ts';
import { barsOf, deadlinesOf, minutesOf, RecordedLanes } from './recorded-lanes.ts';

/** A chat with timers of 5, 15 and 10 minutes, and its agent. */
function chatWithAgent() {
  const recorded = new RecordedLanes();
  const { under } = recorded;
  const chat = under.startConnectedChat();
  under.engine.setHook(chat.current.contactId, 'CustomerRemaining', 'goodbye');
  under.configure(chat, customerIdle(5), customerDisconnect(15), agentIdle(10));
  const agent = under.agentJoins(chat);
  return { recorded, under, chat, agent, update: () => recorded.update(chat.initialContactId) };
}

describe('the lanes of a chat', () => {
  test('show each timer with what set it off, until when it runs, and what became of it', () => {
    const { under, chat, update } = chatWithAgent();
    under.advanceMinutes(1);
    under.say(chat.customer);
    under.advanceMinutes(25);
    expect(deadlinesOf(update(), 'customer')).toEqual([
      'time to connect 0 to 5, Cleo was created; CUT 0: Cleo connected',
      'customer idle 0 to 5, Ada joined; CUT 1: Cleo wrote',
      'customer idle 1 to 6, Cleo wrote; FIRED 6: Cleo became idle',
      'customer auto-disconnect 6 to 21, Cleo became idle; FIRED 21: everybody but the customer is disconnected',
    ]);
    expect(deadlinesOf(update(), 'agent')).toEqual(['agent idle 0 to 10, Ada joined; FIRED 10: Ada became idle']);
  });

  test('show who was there, how long they were idle, and the contacts of the chain', () => {
    const { under, chat, update } = chatWithAgent();
    under.advanceMinutes(5);
    under.say(chat.customer);
    under.advanceMinutes(30);
    const lanes = update();
    expect(barsOf(lanes, 'customer')).toEqual(['Cleo 0 to now', 'idle 5 to 5', 'idle 10 to 25']);
    expect(barsOf(lanes, 'agent')).toEqual(['Ada 0 to 25', 'idle 10 to 25']);
    expect(lanes.contacts.map(({ label, toMs }) => [label, minutesOf(toMs)])).toEqual([
      ['Contact 1, since the chat began', 25],
      ['Contact 2, since the agent left', undefined],
    ]);
    expect(lanes.shown.map(({ name }) => name)).toEqual(['customer', 'agent', 'flow']);
  });

  test('tell of a timer that follows the one that runs', () => {
    const { under, chat, update } = chatWithAgent();
    const { lanes } = update();
    const forecast = update().forecastOf(lanes.customer);
    expect([forecast?.name, minutesOf(forecast?.fromMs), minutesOf(forecast?.dueMs)]).toEqual([
      ...['customer auto-disconnect', 5, 20],
    ]);
    expect(update().forecastOf(lanes.agent)).toBeUndefined();
    under.advanceMinutes(5);
    expect(update().forecastOf(lanes.customer)).toBeUndefined();
    under.leave(chat.customer);
    expect(update().pending).toEqual([]);
  });

  test('say of an agent who was freed which timer did it', () => {
    const { under, update } = chatWithAgent();
    under.advanceMinutes(20);
    const lanes = update();
    const left = lanes.entries.findIndex(({ type, role }) => type === 'PARTICIPANT_LEFT' && role === 'AGENT');
    const freedBy = lanes.deadlineOf(left);
    expect([freedBy?.name, minutesOf(freedBy?.fromMs), freedBy?.armedBy]).toEqual([
      ...['customer auto-disconnect', 5, 'Cleo became idle'],
    ]);
  });

  test('lead from each timer to the entry that set it off, and none is its own', () => {
    const { under, chat, update } = chatWithAgent();
    under.advanceMinutes(1);
    under.say(chat.customer);
    under.advanceMinutes(25);
    const { entries, lanes } = update();
    const causeOf = ({ name, cause }: Deadline) => [name, entries[cause ?? -1]?.type, entries[cause ?? -1]?.role];
    expect([...lanes.customer.deadlines, ...lanes.agent.deadlines].map(causeOf)).toEqual([
      ['time to connect', undefined, undefined],
      ['customer idle', 'PARTICIPANT_JOINED', 'AGENT'],
      ['customer idle', 'MESSAGE', 'CUSTOMER'],
      ['customer auto-disconnect', 'PARTICIPANT_IDLE', 'CUSTOMER'],
      ['agent idle', 'PARTICIPANT_JOINED', 'AGENT'],
    ]);
    const cut = lanes.customer.deadlines[1]?.end;
    expect(entries[cut?.index ?? -1]?.type).toBe('MESSAGE');
  });

  test('lead from a timer to nothing where the timeline does not reach back to what set it off', () => {
    const { under, chat, update } = chatWithAgent();
    under.advanceMinutes(1);
    under.say(chat.customer);
    const { entries } = update();
    const fromArmed = new ChatLanes();
    fromArmed.add(entries.slice(entries.findLastIndex(({ type }) => type === 'TIMER_ARMED')));
    expect(fromArmed.lanes.customer.deadlines.map(({ cause }) => cause)).toEqual([undefined]);
  });

  test('lead from a flow’s wait to its block', () => {
    const lanes = new ChatLanes();
    const wait = { flow: 'Patient', action: 'Wait a while' };
    const of = { at: '2026-01-05T09:00:00.000Z', contactId: 'c', role: null };
    lanes.add([
      { ...of, type: 'FLOW_ACTION', detail: { ...wait, actionType: 'Wait', title: 'Wait' } },
      { ...of, type: 'FLOW_WAITS', detail: { ...wait, until: '2026-01-05T09:05:00.000Z' } },
    ]);
    expect(lanes.lanes.flow.deadlines.map(({ cause }) => cause)).toEqual([0]);
    expect(lanes.stretchOf(1)).toEqual({ fromMs: Date.parse(of.at), toMs: Date.parse(of.at) + 300_000 });
    expect(lanes.stretchOf(2)).toBeUndefined();
  });

  test('say of a customer who never connected that the time to connect was over', () => {
    const recorded = new RecordedLanes();
    const { chat } = recorded.under.engine.startChat({ displayName: 'Cleo' });
    recorded.under.advanceMinutes(5);
    const lanes = recorded.update(chat.initialContactId);
    expect(deadlinesOf(lanes, 'customer')).toEqual([
      'time to connect 0 to 5, Cleo was created; FIRED 5: Cleo had not connected',
    ]);
    expect(lanes.forecastOf(lanes.lanes.flow)).toBeUndefined();
  });

  describe('a flow’s wait', () => {
    const flow = 'Patient';
    const wait = viewAt(START_MS, 'FLOW_WAITS', { flow, action: 'Wait', until: isoTime(START_MS + 5 * MINUTE_MS) });
    const branch = { flow, action: 'Wait', branch: 'WaitCompleted', label: 'time expired' };
    const at = (minutes: number) => START_MS + minutes * MINUTE_MS;

    test.each([
      ['fires where its time is over', viewAt(at(5), 'FLOW_BRANCH', branch), 'FIRED 5: takes time expired'],
      ['is cut by another branch', viewAt(at(2), 'FLOW_BRANCH', { ...branch, label: 'bot' }), 'CUT 2: takes bot'],
      ['is cut by the end of its flow', viewAt(at(2), 'FLOW_ENDED', { flow }), 'CUT 2: Patient ended'],
      ['is cut by the end of the chat', viewAt(at(2), 'CHAT_ENDED', { reason: 'EXPIRED' }), 'CUT 2: the chat ended'],
      ['goes on while another flow ends', viewAt(at(2), 'FLOW_ENDED', { flow: 'Other' }), 'runs'],
    ] as const)('%s', (_, entry, end) => {
      const lanes = new ChatLanes();
      lanes.add([wait, entry]);
      expect(deadlinesOf(lanes, 'flow')).toEqual([`Wait 0 to 5, Patient came to Wait; ${end}`]);
    });
  });

  test('say who left where that ended the timers', () => {
    const { under, agent, update } = chatWithAgent();
    under.leave(agent);
    expect(deadlinesOf(update(), 'agent')).toEqual(['agent idle 0 to 10, Ada joined; CUT 0: Ada left']);
  });

  test('have open exactly the timers that the engine runs, whatever happens', () => {
    const step = fc.oneof(
      fc.constantFrom('customer says', 'agent says', 'agent joins', 'agent leaves', 'bot joins', 'set timers'),
      fc.integer({ min: 1, max: 12 }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const recorded = new RecordedLanes();
        const { under } = recorded;
        const chat = under.startConnectedChat();
        under.configure(chat, customerIdle(5), customerDisconnect(7), agentIdle(4));
        for (const each of steps) {
          attempt(() => perform(recorded, each));
          const lanes = recorded.update(chat.initialContactId);
          const running = chat.runningTimers.map(({ dueAtMs }) => dueAtMs);
          const open = lanes.pending.filter(({ name }) => name !== 'time to connect').map(({ dueMs }) => dueMs);
          expect(open.toSorted()).toEqual(running.toSorted());
        }
      }),
      { numRuns: 60 },
    );
  });
});

function perform({ under }: RecordedLanes, step: string | number): void {
  const [chat] = under.engine.chats;
  if (chat === undefined) return;
  const agent = chat.participants.findLast(({ role }) => role === 'AGENT');
  if (typeof step === 'number') under.advanceMinutes(step);
  else if (step === 'customer says') under.say(chat.customer);
  else if (step === 'agent joins') under.agentJoins(chat, `Agent ${chat.participants.length}`);
  else if (step === 'bot joins') under.botJoins(chat);
  else if (step === 'set timers') under.configure(chat, customerIdle(3), agentIdle(null));
  else if (agent !== undefined && step === 'agent says') under.say(agent);
  else if (agent !== undefined) under.leave(agent);
}

/** What the engine refuses changes nothing. */
function attempt(act: () => void): void {
  try {
    act();
  } catch (error) {
    expect(error).toHaveProperty('name', 'Refusal');
  }
}
