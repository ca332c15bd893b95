import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { asText } from './html.ts';

/** Charts are drawn on a document of their own, without a browser, and come out as SVG. */
export function draw(options: Plot.PlotOptions): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  return Plot.plot({
    document,
    width: 960,
    // Room between an axis's name and its highest number.
    marginTop: 32,
    style: { fontSize: '13px', background: 'transparent' },
    ...options,
  }).outerHTML;
}

export interface Swatch {
  readonly colour: string;
  readonly says: string;
}

export function figure(swatches: readonly Swatch[], label: string, svg: string): string {
  const legend = swatches
    .map(({ colour, says }) => `<span style="--swatch: ${colour}">${asText(says)}</span>`)
    .join('');
  return [
    '<figure>',
    legend === '' ? '' : `<div class="legend">${legend}</div>`,
    svg.replace('<svg ', `<svg role="img" aria-label="${label}" `),
    '</figure>',
  ].join('\n');
}
