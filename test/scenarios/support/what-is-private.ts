import type { LocalConnect } from '../../../local/index.ts';

/** What people wrote and what attributes hold, in all chats; and what functions answered to flows. */
interface Private {
  readonly secrets: ReadonlySet<string>;
  readonly results: readonly string[];
}

/**
 * A short text such as "2" stands in every log; a reason such as CUSTOMER_ASKED is one of a few words that flows
 * compare.
 */
const isTelling = (text: string) => text.length >= 8 && !/^[A-Z_]+$/.test(text);

export function whatIsPrivate(connect: LocalConnect): Private {
  const secrets = new Set<string>();
  const results: string[] = [];
  const contactIds = new Set<string>();
  for (const timeline of connect.timelines()) {
    for (const { type, role, detail } of timeline) {
      if (type === 'MESSAGE' && role !== 'SYSTEM') secrets.add(detail.text);
      // What ReadTranscript is for is to answer with texts.
      if ('function' in detail && detail.function !== 'ReadTranscript') results.push(JSON.stringify(detail));
    }
    const [first] = timeline;
    for (const { contactId, attributes } of first === undefined ? [] : connect.contacts(first)) {
      contactIds.add(contactId);
      for (const value of Object.values(attributes)) secrets.add(value);
    }
  }
  // A flow may keep one in an attribute; it opens nothing.
  for (const contactId of contactIds) secrets.delete(contactId);
  return { secrets: new Set([...secrets].filter(isTelling)), results };
}
