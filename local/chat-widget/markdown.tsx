import { lexer, type Token, type Tokens } from 'marked';
import type { ComponentChildren } from 'preact';

/**
 * A message in Markdown. `marked` reads it, and its tokens become elements: no HTML is ever made from what somebody
 * wrote, and HTML in it is shown as text. Pictures are told by their text, since the page asks no host but its own.
 */
export function Markdown({ text }: { readonly text: string }) {
  return <div class="markdown">{blocks(lexer(text, { gfm: true, breaks: true }))}</div>;
}

function blocks(tokens: readonly Token[]): ComponentChildren {
  return tokens.map((token, index) => <Block key={index} token={token} />);
}

/** The tokens that a message can be made of; others are shown as they were written. */
function Block({ token }: { readonly token: Token }) {
  if (isA('paragraph', token)) return <p>{inline(token.tokens)}</p>;
  if (isA('text', token)) return <>{token.tokens === undefined ? token.text : inline(token.tokens)}</>;
  if (isA('heading', token)) return <p class="heading">{inline(token.tokens)}</p>;
  if (isA('list', token)) {
    const items = token.items.map((item, index) => <li key={index}>{blocks(item.tokens)}</li>);
    return token.ordered ? <ol start={Number(token.start) || 1}>{items}</ol> : <ul>{items}</ul>;
  }
  if (isA('blockquote', token)) return <blockquote>{blocks(token.tokens)}</blockquote>;
  if (isA('code', token)) return <code class="block">{token.text}</code>;
  if (isA('hr', token)) return <hr />;
  if (isA('space', token)) return null;
  return <p>{token.raw}</p>;
}

function inline(tokens: readonly Token[]): ComponentChildren {
  return tokens.map((token, index) => <Inline key={index} token={token} />);
}

function Inline({ token }: { readonly token: Token }) {
  if (isA('strong', token)) return <strong>{inline(token.tokens)}</strong>;
  if (isA('em', token)) return <em>{inline(token.tokens)}</em>;
  if (isA('del', token)) return <del>{inline(token.tokens)}</del>;
  if (isA('codespan', token)) return <code>{token.text}</code>;
  if (isA('br', token)) return <br />;
  if (isA('link', token)) return <Link href={token.href}>{inline(token.tokens)}</Link>;
  if (isA('image', token)) return <>{token.text}</>;
  if (isA('escape', token) || isA('text', token)) return <>{token.text}</>;
  return <>{token.raw}</>;
}

/** Only what opens a page or a letter is a link: `javascript:` and the like stay text. */
export function Link({ href, children }: { readonly href: string; readonly children: ComponentChildren }) {
  if (!/^(https?:\/\/|mailto:)/i.test(href)) return <>{children}</>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

interface Known {
  readonly paragraph: Tokens.Paragraph;
  readonly text: Tokens.Text;
  readonly heading: Tokens.Heading;
  readonly list: Tokens.List;
  readonly blockquote: Tokens.Blockquote;
  readonly code: Tokens.Code;
  readonly hr: Tokens.Hr;
  readonly space: Tokens.Space;
  readonly strong: Tokens.Strong;
  readonly em: Tokens.Em;
  readonly del: Tokens.Del;
  readonly codespan: Tokens.Codespan;
  readonly br: Tokens.Br;
  readonly link: Tokens.Link;
  readonly image: Tokens.Image;
  readonly escape: Tokens.Escape;
}

/** `marked` types a token of an extension as anything, which would hide what a token has. */
function isA<Type extends keyof Known>(type: Type, token: Token): token is Known[Type] {
  return token.type === type;
}
