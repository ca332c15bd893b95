import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Gallery } from './gallery.ts';
import type { Trace } from './trace.ts';

/** The script and the style sheet of the page that shows a trace, and the notices of what others wrote of them. */
interface TraceAssets {
  readonly script: string;
  readonly style: string;
  readonly notices: string;
}

export function readTraceAssets(pageDir: string): TraceAssets {
  const read = (file: string) => readFileSync(`${pageDir}/${file}`, 'utf8');
  return { script: read('trace.js'), style: read('trace.css'), notices: read('THIRD-PARTY-NOTICES.txt') };
}

/** A page, and the policy under which alone it works; the page has it too, for whoever opens it as a file. */
interface TracePage {
  readonly html: string;
  readonly contentSecurityPolicy: string;
}

/**
 * A trace, or several side by side, as one page that needs nothing else: no server, no network. What was said in the
 * chat is data in it and can run nowhere: the policy knows the one script by its hash, and lets nothing be loaded or
 * sent.
 */
export function writeTracePage(trace: Trace | Gallery, assets: TraceAssets): TracePage {
  const script = withoutEnd(assets.script, 'script');
  const style = withoutEnd(assets.style, 'style');
  const contentSecurityPolicy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const html = `<!doctype html>
<!--
${assets.notices.replaceAll('-->', '--\u200b>')}-->
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Chat trace · Local Connect</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<div id="page"><noscript>A trace needs JavaScript: allow it for this file and load it again.</noscript></div>
<script type="application/json" id="trace">${jsonInHtml(trace)}</script>
<script type="module">${script}</script>
</body>
</html>
`;
  return { html, contentSecurityPolicy };
}

/** JSON in which nothing can end the element that it stands in. */
function jsonInHtml(trace: Trace | Gallery): string {
  return JSON.stringify(trace).replaceAll('<', '\\u003c');
}

/** The element's end tag in its own text, which has it in strings alone, written so that it ends nothing. */
function withoutEnd(text: string, element: 'script' | 'style'): string {
  return text.replaceAll(new RegExp(`</(?=${element})`, 'gi'), '<\\/').replaceAll('<!--', '<\\!--');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
