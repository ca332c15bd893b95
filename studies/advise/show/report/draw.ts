import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/** Charts are drawn on a document of their own, without a browser, and come out as SVG. */
export function draw(options: Plot.PlotOptions): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  return Plot.plot({
    document,
    width: 960,
    style: { fontSize: '13px', background: 'transparent' },
    ...options,
  }).outerHTML;
}

export interface Swatch {
  readonly colour: string;
  readonly says: string;
}

export function figure(swatches: readonly Swatch[], label: string, svg: string): string {
  const legend = swatches.map(({ colour, says }) => `<span style="--swatch: ${colour}">${says}</span>`).join('');
  return [
    '<figure>',
    legend === '' ? '' : `<div class="legend">${legend}</div>`,
    svg.replace('<svg ', `<svg role="img" aria-label="${label}" `),
    '</figure>',
  ].join('\n');
}
