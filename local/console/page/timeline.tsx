import './timeline.css';
import { useMemo, useState } from 'preact/hooks';
import { formatElapsed, inWords } from '../../timeline/format.ts';
import type { Topic } from '../../timeline/words.ts';
import { formatAmount, formatTimeOfDay, shortId } from './format.ts';
import type { Chat, TimelineEntry } from './model.ts';
import { useStickToEnd } from './stick-to-end.ts';
import { type StoryPart, type StoryRow, TOPICS, tellStory } from './story.ts';

/** The chat's story, drawn over the chat clock. */
export function Timeline(props: { readonly timeline: readonly TimelineEntry[]; readonly chat: Chat }) {
  const { timeline } = props;
  const [shown, setShown] = useState<ReadonlySet<Topic>>(
    () => new Set(TOPICS.filter((topic) => topic.shown).map(({ topic }) => topic)),
  );
  const [search, setSearch] = useState('');
  const story = useMemo(() => tellStory(timeline, { shown, search }), [timeline, shown, search]);
  // Kept from one drawing to the next: the page is drawn at every tick of the clock, and a story can be long.
  const parts = useMemo(
    () => story.map((part) => <Part key={part.key} part={part} contacts={props.chat.contacts} />),
    [story, props.chat.contacts],
  );
  const { box, onScroll } = useStickToEnd([story]);

  return (
    <>
      <Filters {...{ shown, setShown, search, setSearch }} />
      <div
        class="story"
        role="log"
        aria-label="Timeline"
        aria-live="off"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
        tabIndex={0}
        ref={box}
        onScroll={onScroll}
      >
        {story.length === 0 && (
          <p class="aside">{search === '' ? 'Nothing of this kind has happened.' : `Nothing has “${search}” in it.`}</p>
        )}
        {parts}
      </div>
    </>
  );
}

function Filters(props: {
  readonly shown: ReadonlySet<Topic>;
  readonly setShown: (shown: ReadonlySet<Topic>) => void;
  readonly search: string;
  readonly setSearch: (search: string) => void;
}) {
  const { shown, search } = props;

  function toggle(topic: Topic): void {
    const next = new Set(shown);
    if (!next.delete(topic)) next.add(topic);
    props.setShown(next);
  }

  return (
    <div class="filters">
      {TOPICS.map(({ topic, label }) => (
        <button type="button" class="chip" key={topic} aria-pressed={shown.has(topic)} onClick={() => toggle(topic)}>
          {label}
        </button>
      ))}
      <input
        type="search"
        class="search"
        aria-label="Find in the timeline"
        placeholder="Find"
        value={search}
        onInput={(event) => props.setSearch(event.currentTarget.value)}
      />
    </div>
  );
}

function Part({ part, contacts }: { readonly part: StoryPart; readonly contacts: Chat['contacts'] }) {
  if (part.part === 'row') return <Row row={part} />;
  if (part.part === 'gap') {
    return (
      <p class="gap">
        <span class="gap-amount">{formatAmount(part.gapMs)} pass</span>
      </p>
    );
  }
  const contact = contacts.find(({ contactId }) => contactId === part.contactId);
  return (
    <p class="contact-mark" title={part.contactId}>
      Contact {part.number} of the chain
      {contact?.initiationMethod === undefined ? '' : `, begun by ${inWords(contact.initiationMethod)}`} ·{' '}
      <code>{shortId(part.contactId)}</code>
    </p>
  );
}

function Row({ row }: { readonly row: StoryRow }) {
  return (
    <div class={`entry tone-${row.tone}`}>
      <time dateTime={row.at} title={`${formatTimeOfDay(Date.parse(row.at))} (${row.at})`}>
        {row.showsTime ? formatElapsed(row.elapsedMs) : ''}
      </time>
      <span class="entry-icon" aria-hidden="true">
        {row.icon}
      </span>
      <span class="who">{row.who}</span>
      <span class="what" title={row.what.length > 120 ? row.what : undefined}>
        {row.what}
        {row.more !== '' && <span class="more"> {row.more}</span>}
      </span>
    </div>
  );
}
