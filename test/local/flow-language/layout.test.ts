import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { courseOf } from '../../../local/flow-language/course.ts';
import { type Graph, type Way, waysOf } from '../../../local/flow-language/graph.ts';
import { getKnown } from '../../../local/flow-language/known.ts';
import { layOut } from '../../../local/flow-language/layout.ts';

const next = (target: string): Way => ({ kind: 'NEXT', branch: 'next', target });
const on = (branch: string, target: string): Way => ({ kind: 'CONDITION', branch, target });
const error = (target: string): Way => ({ kind: 'ERROR', branch: 'NoMatchingError', target });

const graph = (blocks: Readonly<Record<string, readonly Way[]>>): Graph => ({
  start: Object.keys(blocks)[0] ?? '',
  blocks: Object.entries(blocks).map(([id, ways]) => ({ id, ways })),
});

const room = { origin: { x: 0, y: 0 }, columnWidth: 100, gap: 10, heightOf: () => 50 };
const positions = (blocks: Readonly<Record<string, readonly Way[]>>) => Object.fromEntries(layOut(graph(blocks), room));

test('a map that lacks a key it is known to have says so', () => {
  expect(() => getKnown(new Map([['a', 1]]), 'b')).toThrow(new TypeError('The map has no b.'));
});

describe('the ways out of a block', () => {
  test('are its next action, its conditions and its errors', () => {
    const transitions = { NextAction: 'b', Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'c' }] };
    expect(waysOf('UpdateContactAttributes', transitions)).toEqual([next('b'), error('c')]);
  });

  test('a next action is a way though the error branch leads to the same block', () => {
    const transitions = { NextAction: 'b', Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'b' }] };
    expect(waysOf('InvokeLambdaFunction', transitions)).toEqual([next('b'), error('b')]);
  });

  test('where every path is a branch, the next action only repeats one', () => {
    const transitions = {
      NextAction: 'c',
      Conditions: [{ NextAction: 'b', Condition: { Operator: 'Equals', Operands: ['WaitCompleted'] } }],
      Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'c' }],
    };
    expect(waysOf('Wait', transitions)).toEqual([{ ...on('WaitCompleted', 'b'), operator: 'Equals' }, error('c')]);
  });

  test.each([[undefined], ['x'], [{ Errors: 'x', Conditions: [1, {}], NextAction: 4 }]])(
    '%p is taken as it is',
    (given) => {
      expect(() => waysOf('Wait', given)).not.toThrow();
    },
  );
});

describe('the layout', () => {
  test('keeps the way on which all is well straight, and puts failures below it', () => {
    const drawn = positions({
      start: [next('middle'), error('sorry')],
      middle: [next('last'), error('sorry')],
      sorry: [next('end')],
      last: [next('end')],
      end: [],
    });
    expect([drawn.start, drawn.middle, drawn.last, drawn.end]).toEqual([
      { x: 0, y: 0 },
      { x: 100, y: 0 },
      { x: 200, y: 0 },
      { x: 300, y: 0 },
    ]);
    expect(drawn.sorry?.x).toBe(200);
    expect(drawn.sorry?.y).toBeGreaterThan(0);
  });

  test('draws a loop where it begins, and its way back to the left', () => {
    const drawn = positions({ a: [next('b')], b: [on('again', 'a'), on('done', 'c')], c: [] });
    expect([drawn.a?.x, drawn.b?.x, drawn.c?.x]).toEqual([0, 100, 200]);
  });

  test('orders a column so that lines do not cross', () => {
    const drawn = positions({
      a: [next('m'), on('1', 'b'), on('2', 'c')],
      m: [next('n')],
      b: [next('x')],
      c: [next('y')],
      n: [],
      // In the document, the other way round.
      y: [],
      x: [],
    });
    const isAbove = (upper: string, lower: string) => Number(drawn[upper]?.y) < Number(drawn[lower]?.y);
    expect(isAbove('b', 'c')).toBe(isAbove('x', 'y'));
  });

  test('knows the comparison’s otherwise from a failure', () => {
    const course = courseOf(
      graph({
        ask: [on('3', 'bye'), { kind: 'ERROR', branch: 'NoMatchingCondition', target: 'go' }],
        go: [next('on')],
        on: [next('bye')],
        bye: [],
      }),
    );
    expect(course.straightOn('ask')).toBe('go');
  });

  test('gives every block a place of its own, whatever the flow', () => {
    const anyGraph = fc.integer({ min: 1, max: 30 }).chain((size) => {
      const way = fc.record({
        kind: fc.constantFrom('NEXT' as const, 'CONDITION' as const, 'ERROR' as const),
        branch: fc.constantFrom('next', 'NoMatchingCondition', 'x'),
        // One more than there are: some ways lead nowhere.
        target: fc.integer({ min: 0, max: size }).map(String),
      });
      return fc.array(fc.array(way, { maxLength: 4 }), { minLength: size, maxLength: size });
    });
    fc.assert(
      fc.property(anyGraph, (blocks) => {
        const height = (id: string) => 40 + 20 * (blocks[Number(id)]?.length ?? 0);
        const drawn = layOut(
          { start: '0', blocks: blocks.map((ways, id) => ({ id: String(id), ways })) },
          { ...room, heightOf: ({ id }) => height(id) },
        );
        expect(drawn.size).toBe(blocks.length);
        const places = [...drawn];
        for (const [id, at] of places) {
          for (const [other, there] of places) {
            if (id === other || at.x !== there.x) continue;
            expect(at.y + height(id) <= there.y || there.y + height(other) <= at.y).toBe(true);
          }
        }
      }),
    );
  });
});
