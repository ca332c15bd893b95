import { memberOf, textOf } from './json.ts';

/** What is sent when a customer has chosen. */
export interface Answer {
  readonly contentType: 'text/plain' | typeof RESPONSE;
  readonly message: string;
}

/** One thing to choose. */
export interface Choice {
  readonly title: string;
  readonly subtitle: string;
  /** What its picture shows. The picture itself is not loaded: the page asks no host but its own. */
  readonly picture: string;
  /** Opens a page instead of answering. */
  readonly link?: string;
  readonly answer: Answer;
}

/** A question with things to choose; a carousel has several of them side by side. */
export interface ChoiceOffer {
  readonly kind: 'CHOICES' | 'TIMES';
  readonly title: string;
  readonly subtitle: string;
  readonly picture: string;
  readonly choices: readonly Choice[];
}

/** What an interactive message offers to a customer. */
export type Offer =
  | ChoiceOffer
  | { readonly kind: 'CAROUSEL'; readonly title: string; readonly panels: readonly ChoiceOffer[] }
  | { readonly kind: 'VIEW'; readonly viewId: string; readonly viewToken: string; readonly viewData: unknown };

const INTERACTIVE = 'application/vnd.amazonaws.connect.message.interactive';
const RESPONSE = `${INTERACTIVE}.response` as const;

/**
 * What a message offers; `undefined` for one that offers nothing, or that cannot be read. The templates are those of
 * the administrator guide, interactive-messages; ShowView sends `ViewResource`.
 */
export function offerOf(contentType: string, content: string): Offer | undefined {
  if (contentType !== INTERACTIVE) return undefined;
  try {
    const message: unknown = JSON.parse(content);
    return offerIn(message);
  } catch {
    return undefined;
  }
}

function offerIn(message: unknown): Offer | undefined {
  const content = memberOf(memberOf(message, 'data'), 'content');
  const templateType = textOf(message, 'templateType');
  if (templateType === 'ViewResource') {
    const viewData = memberOf(content, 'viewData');
    return { kind: 'VIEW', viewId: textOf(content, 'viewId'), viewToken: textOf(content, 'viewToken'), viewData };
  }
  if (templateType === 'Carousel') {
    const panels = listIn(content, 'elements').flatMap((panel) => choicesIn(panel, inCarousel(panel)) ?? []);
    return panels.length === 0 ? undefined : { kind: 'CAROUSEL', title: textOf(content, 'title'), panels };
  }
  return choicesIn(message, templateType === 'QuickReply' ? tapped : said);
}

type AnswerOf = (title: string, offerTitle: string) => Answer;

/** A quick reply is answered with a response of its template, as the kit's own bots read it. */
const tapped: AnswerOf = (title) => ({
  contentType: RESPONSE,
  message: JSON.stringify({ templateType: 'QuickReply', version: '1.0', data: { content: { title } } }),
});

/** Other templates are answered with the title as text (seen in the source of AWS's chat interface). */
const said: AnswerOf = (title) => ({ contentType: 'text/plain', message: title });

/** In a carousel the panel is named too, in the form of AWS's chat interface (seen in its source). */
function inCarousel(panel: unknown): AnswerOf {
  const templateIdentifier = textOf(panel, 'templateIdentifier');
  return (selectionText, listTitle) => ({
    contentType: 'text/plain',
    message: JSON.stringify({ listTitle, selectionText, templateIdentifier }),
  });
}

/** A carousel's answer as a person reads it; any other text as it is. */
export function readableAnswer(text: string): string {
  if (!text.startsWith('{"listTitle":')) return text;
  try {
    const answer: unknown = JSON.parse(text);
    return `${textOf(answer, 'listTitle')}: ${textOf(answer, 'selectionText')}`;
  } catch {
    return text;
  }
}

function choicesIn(message: unknown, answerOf: AnswerOf): ChoiceOffer | undefined {
  const content = memberOf(memberOf(message, 'data'), 'content');
  const title = textOf(content, 'title');
  const isTimes = textOf(message, 'templateType') === 'TimePicker';
  const choices = isTimes
    ? listIn(content, 'timeslots').flatMap((slot) => timeIn(slot) ?? [])
    : listIn(content, 'elements').map((element) => choiceIn(element, (chosen) => answerOf(chosen, title)));
  if (choices.length === 0) return undefined;
  const kind = isTimes ? 'TIMES' : 'CHOICES';
  return { kind, title, subtitle: textOf(content, 'subtitle'), picture: textOf(content, 'imageDescription'), choices };
}

function choiceIn(element: unknown, answerOf: (title: string) => Answer): Choice {
  const title = textOf(element, 'title');
  const url = textOf(element, 'url');
  const isLink = textOf(element, 'type') === 'hyperlink' && /^https?:\/\//.test(url);
  return {
    title,
    subtitle: textOf(element, 'subtitle'),
    picture: textOf(element, 'imageDescription'),
    ...(isLink ? { link: url } : {}),
    answer: answerOf(title),
  };
}

/** A time slot is answered with its date as it was offered. */
function timeIn(slot: unknown): Choice | undefined {
  const date = textOf(slot, 'date');
  const at = new Date(date);
  if (Number.isNaN(at.getTime())) return undefined;
  const title = at.toLocaleString('en-GB', { weekday: 'short', day: 'numeric', month: 'short', ...TIME });
  const minutes = Number(textOf(slot, 'duration'));
  return { title, subtitle: minutes > 0 ? `${minutes} min` : '', picture: '', answer: said(date, '') };
}

const TIME = { hour: '2-digit', minute: '2-digit' } as const;

function listIn(value: unknown, name: string): readonly unknown[] {
  const list = memberOf(value, name);
  return Array.isArray(list) ? list : [];
}

/** What ShowView takes: the action that was chosen, and what was filled in. */
export function answerToView(action: string, data: Readonly<Record<string, string>>): Answer {
  return { contentType: RESPONSE, message: JSON.stringify({ action, data }) };
}
