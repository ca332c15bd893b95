import type { ContactWithTimelineView as Page } from '../../control/contact-views.ts';
import { request } from './api-client.ts';
import type { ContactWithTimeline, TimelineEntry } from './model.ts';

/** What one answer lists of a timeline. */
const MOST_ENTRIES = 5000;
/** So many more may come before the oldest are left out: that is not done at each. */
const SLACK = 1000;

interface Known {
  readonly chatId: string;
  readonly text: string;
  readonly next: number;
  readonly contact: ContactWithTimeline;
}

/** Follows a contact: after the first time it asks for what is new alone. The same answer gives the same object. */
export class WatchedContact {
  #known: Known | undefined;
  /** The chat of which all is wanted, and not its newest entries alone. */
  #whole: string | undefined;

  /** From now on this chat is shown from its beginning. */
  readWhole(chatId: string): void {
    this.#whole = chatId;
    this.#known = undefined;
  }

  async get(contactId: string, chatId: string): Promise<ContactWithTimeline> {
    const known = this.#known?.chatId === chatId ? this.#known : undefined;
    const after = known?.next ?? (this.#whole === chatId ? 0 : undefined);
    const query = after === undefined ? '' : `?after=${after}&limit=${MOST_ENTRIES}`;
    const text = await request('GET', `/local/contacts/${encodeURIComponent(contactId)}${query}`);
    if (known !== undefined && known.text === text) return known.contact;
    const page: Page = JSON.parse(text);
    const contact = known === undefined ? page : goOn(known.contact, page, this.#whole === chatId);
    this.#known = { chatId, text, next: page.next, contact };
    if (page.timeline.length === MOST_ENTRIES && after !== undefined) return this.get(contactId, chatId);
    return contact;
  }
}

/** The timeline stays the same object where nothing has come to it. It keeps its newest entries, or all of them. */
function goOn(known: ContactWithTimeline, page: Page, isWhole: boolean): ContactWithTimeline {
  const all: readonly TimelineEntry[] =
    page.timeline.length === 0 ? known.timeline : [...known.timeline, ...page.timeline];
  const isCut = !isWhole && all.length > MOST_ENTRIES + SLACK;
  const truncated: Pick<Page, 'truncated'> = isCut || known.truncated === true ? { truncated: true } : {};
  return { ...page, timeline: isCut ? all.slice(-MOST_ENTRIES) : all, ...truncated };
}
