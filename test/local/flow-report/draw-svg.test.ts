import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { readDrawingStyle } from '../../../local/flow-report/drawing-style.ts';
import { drawFlowAsSvg, FlowCoverage, readDrawnFlow } from '../../../local/flow-report/index.ts';
import { END, flowOf } from '../../fixtures/flow-of.ts';
import { entryAt, inBlock } from '../timeline/entries.ts';
import { sample } from './sample-flow.ts';

const inbound: unknown = JSON.parse(readFileSync('test/fixtures/flows/inbound-of-another-instance.json', 'utf8'));
const svg = drawFlowAsSvg(readDrawnFlow('Sample & more', 'CUSTOMER_QUEUE', sample));

/** The left and top of each card. */
function cardsOf(drawn: string): readonly string[] {
  return [
    ...drawn.matchAll(/<rect x="(-?[\d.]+)" y="(-?[\d.]+)" width="170" height="[\d.]+" rx="6" class="sheet"/g),
  ].map(([, x, y]) => `${x} ${y}`);
}

describe('a flow drawn as SVG', () => {
  test('is one well-formed document in which text is text', () => {
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]*>/);
    expect(svg).toContain('Sample &amp; more');
    expect(svg).toContain('“Hello, &lt;b&gt;you&lt;/b&gt;!”');
    const open: string[] = [];
    for (const [, close, name = '', empty] of svg.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/gi)) {
      if (close === '/') expect(open.pop()).toBe(name);
      else if (empty !== '/') open.push(name);
    }
    expect(open).toEqual([]);
  });

  test('shows a title, a legend, each block, and what is not connected', () => {
    expect(cardsOf(svg)).toHaveLength(4);
    for (const text of ['Hello', 'Play prompt', 'time expired', '90 s', 'next: not connected', 'back in a loop']) {
      expect(svg).toContain(`>${text}</text>`);
    }
    expect(svg).not.toContain('covered by scenarios');
  });

  test('lays the blocks out itself, unless the flow says where each of them is', () => {
    const positions = [
      { x: 500, y: 300 },
      { x: 900, y: 310 },
      { x: 1300, y: 320 },
      { x: 500, y: 700 },
    ];
    const drawnAt = (at: typeof positions, width = 1200) => {
      const shown = sample.Actions.map(({ Identifier }, index) => [Identifier, { position: at[index] }]);
      const Metadata = { ActionMetadata: Object.fromEntries(shown) };
      return cardsOf(drawFlowAsSvg(readDrawnFlow('Sample', 'CUSTOMER_QUEUE', { ...sample, Metadata }), { width }));
    };
    expect(cardsOf(svg)).toContain('0 0');
    expect(drawnAt(positions)).toEqual(['500 300', '900 310', '1300 320', '500 700']);
    // All on one another: nothing to go by.
    expect(drawnAt(positions.map(() => ({ x: 1, y: 1 })))).toEqual(cardsOf(svg));
    // Wider than there is room.
    expect(drawnAt(positions, 900)).toEqual(cardsOf(svg));
  });

  /** Two blocks, the second at the first’s side or below it. */
  const two = (a: { x: number; y: number }, b: { x: number; y: number }) => {
    const Actions = [
      { Identifier: 'A', Type: 'UpdateContactAttributes', Parameters: {}, Transitions: { NextAction: 'B' } },
      { Identifier: 'B', Type: 'EndFlowExecution', Parameters: {}, Transitions: {} },
    ];
    const Metadata = { ActionMetadata: { A: { position: a }, B: { position: b } } };
    return drawFlowAsSvg(readDrawnFlow('Two', 'CONTACT_FLOW', { StartAction: 'A', Metadata, Actions }));
  };

  test('takes the places of the flow designer where the block written last stands on top', () => {
    expect(cardsOf(two({ x: 0, y: 300 }, { x: 0, y: 0 }))).toEqual(['0 300', '0 0']);
    expect(cardsOf(two({ x: 0, y: 30 }, { x: 0, y: 0 }))).toEqual(['0 0', '206 0']);
  });

  test('a line to a card at the same height is straight', () => {
    const [, path = ''] =
      /<path d="([^"]+)" class="way" data-from="A"/.exec(two({ x: 0, y: 0 }, { x: 400, y: 42 })) ?? [];
    const points = [...path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    expect(points.at(0)).toEqual([170, 73]);
    expect(points.at(-1)).toEqual([400, 73]);
    expect(points.map(([, y]) => y)).toEqual(points.map(() => 73));
  });

  test('a flow without blocks has its title and its legend', () => {
    const drawn = drawFlowAsSvg(readDrawnFlow('Nothing', 'CONTACT_FLOW', {}));
    expect(drawn).toContain('>Nothing</text>');
    expect(drawn).toContain('0 blocks');
    expect(drawn).not.toContain('>start</text>');
    expect(drawn).not.toMatch(/NaN|Infinity/);
  });

  test('lines keep clear of the cards between them', () => {
    const action = (Identifier: string, NextAction: string, onError: string) => ({
      Identifier,
      Type: 'UpdateContactAttributes',
      Parameters: { Attributes: {} },
      Transitions: { NextAction, Errors: [{ NextAction: onError, ErrorType: 'NoMatchingError' }] },
    });
    const Actions = [
      action('A', 'B', 'D'),
      action('B', 'C', 'D'),
      action('C', 'D', 'A'),
      { Identifier: 'D', Type: 'DisconnectParticipant', Transitions: {} },
    ];
    const drawn = drawFlowAsSvg(readDrawnFlow('Long lines', 'CONTACT_FLOW', { StartAction: 'A', Actions }));
    const cards = [
      ...drawn.matchAll(/<rect x="(-?[\d.]+)" y="(-?[\d.]+)" width="170" height="([\d.]+)" rx="6" class="sheet"/g),
    ].map(([, x, y, height]) => ({ left: Number(x), top: Number(y), bottom: Number(y) + Number(height) }));
    const lines = [...drawn.matchAll(/<path d="([^"]+)" class="[^"]*" data-from/g)].map(([, path = '']) =>
      [...path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) })),
    );
    expect(lines).toHaveLength(6);
    for (const points of lines) {
      for (const [index, to] of points.entries()) {
        const from = points[index - 1];
        if (from === undefined) continue;
        const [middle, height] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
        const hit = cards.find(
          ({ left, top, bottom }) => left < middle && middle < left + 170 && top < height && height < bottom,
        );
        expect(hit).toBeUndefined();
      }
    }
  });

  test.each([
    [900, 4],
    [600, 2],
    [390, 1],
  ])('fits into %d pixels: %d cards side by side, and the rest below', (width, most) => {
    const drawn = drawFlowAsSvg(readDrawnFlow('Inbound', 'CONTACT_FLOW', inbound), { width });
    const [, drawnWidth] = /<svg [^>]*width="([\d.]+)"/.exec(drawn) ?? [];
    expect(Number(drawnWidth)).toBeLessThanOrEqual(width);
    expect(new Set(cardsOf(drawn).map((place) => place.split(' ')[0])).size).toBe(most);
    expect(cardsOf(drawn)).toHaveLength(14);
  });

  test('tells errors from what goes on at the arrowhead, and hatches the blocks that are stood in for', () => {
    const drawn = drawFlowAsSvg(readDrawnFlow('Inbound', 'CONTACT_FLOW', inbound));
    const headsFrom = (block: string) =>
      [...drawn.matchAll(/data-from="([^"]+)" data-branch="([^"]+)" marker-end="url\(#(\w+)\)"/g)]
        .filter(([, from]) => from === block)
        .map(([, , branch, head]) => [branch, head]);
    expect(headsFrom('Welcome')).toEqual([
      ['NoMatchingError', 'failure'],
      ['next', 'next'],
    ]);
    const cards = [
      ...drawn.matchAll(/data-block="([^"]+)"><title>.*?<\/title><rect [^>]*\/>(<rect [^>]*class="hatch")?/g),
    ];
    expect(cards.flatMap(([, block, hatch]) => (hatch === undefined ? [] : [block]))).toEqual([
      'Prices',
      'Task for the office',
    ]);
  });

  test('a document that stands alone has its style sheet, light and dark', () => {
    expect(svg).not.toContain('<style>');
    const alone = drawFlowAsSvg(readDrawnFlow('Sample', 'CUSTOMER_QUEUE', sample), { style: readDrawingStyle() });
    expect(alone).toContain('@media (prefers-color-scheme: dark)');
  });

  test('with coverage, the legend says what the dots are', () => {
    const drawn = drawFlowAsSvg(readDrawnFlow('Sample', 'CUSTOMER_QUEUE', sample), { coverage: new FlowCoverage() });
    expect(drawn).toContain('covered by scenarios');
  });

  test('marks what scenarios went through apart from what they left out', () => {
    const coverage = new FlowCoverage();
    coverage.add([entryAt(0, 'FLOW_ACTION', { ...inBlock('Hello', 'Sample'), actionType: '', title: '' })]);
    const drawn = drawFlowAsSvg(readDrawnFlow('Sample', 'CUSTOMER_QUEUE', sample), { coverage });
    const marks = [...drawn.matchAll(/data-block="([^"]+)".*?<circle [^>]*class="([^"]+)"/g)];
    expect(marks.map(([, block, mark]) => [block, mark])).toEqual([
      ['Hello', 'covered'],
      ['Pause', 'left-out'],
      ['fdbc7f4c-8f0b-4d57-9c3a-2b1f5d0c4e11', 'left-out'],
      ['Lost', 'not-here'],
    ]);
  });

  test('counts its blocks in the title', () => {
    expect(drawFlowAsSvg(readDrawnFlow('End', 'CONTACT_FLOW', flowOf(END)))).toContain(
      '>CONTACT_FLOW · 1 block</text>',
    );
  });
});
