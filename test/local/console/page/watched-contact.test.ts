import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { WatchedContact } from '../../../../local/console/page/watched-contact.ts';
import { LocalConnect } from '../../../../local/index.ts';
import { TICKING } from '../../../fixtures/waiting-flow.ts';

describe('a chat that the page follows', () => {
  let connect: LocalConnect;
  const { fetch } = globalThis;
  /** What was asked for. */
  const asked: string[] = [];

  beforeEach(async () => {
    connect = await LocalConnect.start({ flows: [{ name: 'Ticking', type: 'CONTACT_FLOW', content: TICKING }] });
    asked.length = 0;
    // In a browser a path alone is of the page's own origin.
    globalThis.fetch = (path, init) => {
      asked.push(String(path));
      return fetch(new URL(String(path), connect.url), init);
    };
  });
  afterEach(async () => {
    globalThis.fetch = fetch;
    await connect.close();
  });

  test('is asked for what is new alone, and is the same object while nothing is', async () => {
    const { contactId } = await connect.startChat({ flow: 'Ticking', name: 'Mia' });
    const watched = new WatchedContact();
    const first = await watched.get(contactId, contactId);
    await watched.get(contactId, contactId);
    expect((await watched.get(contactId, contactId)).timeline).toBe(first.timeline);
    await connect.clock.advance({ seconds: 1 });
    const { timeline } = await watched.get(contactId, contactId);
    expect(timeline).toEqual((await new WatchedContact().get(contactId, contactId)).timeline);
    expect(timeline.slice(0, first.timeline.length)).toEqual(first.timeline);
    expect(asked[3]).toBe(`/local/contacts/${contactId}?after=${first.timeline.length}&limit=5000`);
  });

  test('is its newest entries where it is long, and all of it for whom wants all', async () => {
    const { contactId } = await connect.startChat({ flow: 'Ticking', name: 'Mia' });
    await connect.clock.advance({ seconds: 4000 });
    const watched = new WatchedContact();
    const newest = await watched.get(contactId, contactId);
    expect([newest.timeline.length, newest.truncated]).toEqual([5000, true]);
    watched.readWhole(contactId);
    const whole = await watched.get(contactId, contactId);
    expect([whole.timeline.length > 12_000, whole.truncated]).toEqual([true, undefined]);
    expect(whole.timeline[0]?.type).toBe('CONTACT_STARTED');
  });

  test('keeps no more than its newest entries as it goes on', async () => {
    const { contactId } = await connect.startChat({ flow: 'Ticking', name: 'Mia' });
    const watched = new WatchedContact();
    await watched.get(contactId, contactId);
    for (let round = 0; round < 8; round += 1) {
      await connect.clock.advance({ seconds: 400 });
      expect((await watched.get(contactId, contactId)).timeline.length).toBeLessThanOrEqual(6000);
    }
    expect((await watched.get(contactId, contactId)).truncated).toBe(true);
  });
});
