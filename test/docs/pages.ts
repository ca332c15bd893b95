import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { lexer, type Token, walkTokens } from 'marked';

export const ROOT = resolve(import.meta.dirname, '../..');

/** The pages that people write by hand. `local/COVERAGE.md` is generated from rows that have tests of their own. */
export const PAGES = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', ...markdownIn('docs')];

export interface Fence {
  /** The file and the line on which the code begins. */
  readonly at: string;
  /** What follows the three backquotes, such as `ts` or `ts runnable`. */
  readonly language: string;
  readonly code: string;
}

/** A page as Markdown's own parser reads it. */
interface Page {
  readonly fences: readonly Fence[];
  /** Inline code. */
  readonly names: readonly string[];
  readonly links: readonly string[];
  /** What a link can name after `#`, as GitHub makes it from the headings. */
  readonly anchors: readonly string[];
  /** Paragraphs, list items and table cells, one inline code or link as one word. */
  readonly prose: readonly string[];
}

export function readPage(file: string): Page {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const tokens = allTokens(text);
  return {
    fences: tokens.flatMap((token) => (token.type === 'code' ? [fenceOf(file, text, token)] : [])),
    names: tokens.flatMap((token) => (token.type === 'codespan' ? [String(token.text)] : [])),
    links: tokens.flatMap((token) => (token.type === 'link' || token.type === 'image' ? [String(token.href)] : [])),
    anchors: tokens.flatMap((token) => (token.type === 'heading' ? [anchorOf(String(token.text))] : [])),
    prose: tokens.flatMap(proseOf),
  };
}

function markdownIn(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join(folder, file))
    .sort();
}

function allTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  void walkTokens(lexer(text), (token) => {
    tokens.push(token);
  });
  return tokens;
}

function fenceOf(file: string, text: string, token: Token): Fence {
  const code = 'text' in token ? token.text : '';
  const [firstLine = ''] = code.split('\n');
  // In a list the parser takes the indentation away, so the place is found by the code's first line.
  const line = text.slice(0, text.indexOf(firstLine)).split('\n').length;
  return { at: `${file}:${line}`, language: 'lang' in token ? String(token.lang ?? '') : '', code };
}

function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}

/** Only what holds no further block: a list's items hold texts of their own. */
function proseOf(token: Token): readonly string[] {
  if (token.type === 'paragraph' || token.type === 'text') {
    return 'tokens' in token && token.tokens !== undefined ? [plain(token.tokens)] : [];
  }
  if (token.type !== 'table') return [];
  const cells: readonly { readonly tokens: readonly Token[] }[] = [...token.header, ...token.rows.flat()];
  return cells.map(({ tokens }) => plain(tokens));
}

function plain(tokens: readonly Token[]): string {
  return tokens
    .map((token) => (token.type === 'codespan' || token.type === 'link' ? 'CODE' : 'text' in token ? token.text : ''))
    .join('')
    .replace(/\s+/g, ' ');
}
