import { describe, expect, test } from '@jest/globals';
import type { StandIns } from '../../../local/flows/index.ts';
import { action, content, hangUp, RunningChat, say } from './running-chat.ts';

const CHECK = action('check', 'CheckSegmentMembership', {}, 'on', {
  conditions: { Member: 'member' },
  errors: { NoMatchingError: 'failed' },
});
const READ = action('check', 'EvaluateDataTableValues', { DataTableId: 't', Queries: [] }, 'on', {
  errors: { NoMatchingError: 'failed' },
});
const REST = [
  say('on', 'Price: $.DataTables.prices.amount', 'end'),
  say('member', 'Welcome back', 'end'),
  say('failed', 'Sorry', 'end'),
  say('other', 'Too late', 'end'),
  hangUp,
];

async function play(first: typeof CHECK, standIns: StandIns = {}) {
  const running = new RunningChat();
  const flow = running.flows.put({ name: 'Mine', type: 'CONTACT_FLOW', content: content(first, ...REST), standIns });
  const chat = await running.startIn(flow.id);
  const stoodIn = running.flowEvents.flatMap((event) => (event.type === 'FLOW_STOOD_IN' ? [event.takes] : []));
  return { running, flow, said: running.said(chat), stoodIn };
}

describe('a block that is not emulated', () => {
  test('takes NoMatchingError where nothing else was declared, and the timeline says who did that', async () => {
    const { said, stoodIn, flow } = await play(CHECK);
    expect(flow.stoodIn).toEqual(['check']);
    expect(said).toEqual(['Sorry']);
    expect(stoodIn).toEqual(['the branch NoMatchingError']);
  });

  test('takes its first error branch where it has no NoMatchingError', async () => {
    const first = action('check', 'CheckSegmentMembership', {}, 'on', { errors: { TimeLimitExceeded: 'other' } });
    expect((await play(first)).said).toEqual(['Too late']);
  });

  test('ends the flow with the reason where it has no error branch', async () => {
    const { running, said, stoodIn } = await play(action('check', 'CreateContact', {}, 'on'));
    expect(said).toEqual([]);
    expect(running.failures()).toEqual(['Block "check": CreateContact is not emulated, and it has no error branch.']);
    expect(stoodIn).toEqual(['the end of the flow, since the block has no error branch']);
  });

  test.each([
    ['a condition', { CheckSegmentMembership: { condition: 'Member' } }, 'Welcome back'],
    ['an error', { CheckSegmentMembership: { error: 'NoMatchingError' } }, 'Sorry'],
    ['results', { CheckSegmentMembership: { results: { DataTables: { prices: { amount: '5' } } } } }, 'Price: 5'],
    [
      'by its identifier before its type',
      { CheckSegmentMembership: { error: 'x' }, check: { condition: 'Member' } },
      'Welcome back',
    ],
  ])('takes what was declared: %s', async (_, standIns, expected) => {
    expect((await play(CHECK, standIns)).said).toEqual([expected]);
  });

  test('ends the flow where it has no branches at all', async () => {
    const bare = { Identifier: 'check', Type: 'CreateContact', Parameters: {}, Transitions: { NextAction: 'on' } };
    expect((await play(bare)).stoodIn).toEqual(['the end of the flow, since the block has no error branch']);
  });

  test('results that were declared for two blocks under one name are put together', async () => {
    const running = new RunningChat();
    const again = { ...READ, Identifier: 'again' };
    const flow = running.flows.put({
      name: 'Mine',
      type: 'CONTACT_FLOW',
      content: content(
        { ...READ, Transitions: { ...READ.Transitions, NextAction: 'again' } },
        again,
        say('on', '$.DataTables.prices $.DataTables.names', 'end'),
        ...REST.slice(2),
      ),
      standIns: {
        check: { results: { DataTables: { prices: '5' } } },
        again: { results: { DataTables: { names: 'pen' } } },
      },
    });
    expect(running.said(await running.startIn(flow.id))).toEqual(['5 pen']);
  });

  test('results of two blocks are read side by side', async () => {
    const standIns = {
      EvaluateDataTableValues: { results: { DataTables: { prices: { amount: 7 } }, Email: { Subject: 'x' } } },
    };
    expect((await play(READ, standIns)).said).toEqual(['Price: 7']);
  });
});
