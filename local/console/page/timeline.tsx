import './timeline.css';
import { useMemo, useState } from 'preact/hooks';
import { useStickToEnd } from '../../chat-widget/stick-to-end.ts';
import { formatElapsed } from '../../timeline/format.ts';
import { initiationInWords } from '../../timeline/initiation.ts';
import type { Topic } from '../../timeline/words.ts';
import { formatAmount, formatTimeOfDay, shortId } from './format.ts';
import type { Look } from './lanes/look.ts';
import type { Chat, TimelineEntry } from './model.ts';
import { type StoryPart, type StoryRow, TOPICS, tellStory } from './story.ts';

/** The chat's story, drawn over the chat clock. */
export function Timeline(props: {
  readonly timeline: readonly TimelineEntry[];
  readonly chat: Chat;
  readonly look: Look;
  /** Older entries are left out; this shows them. */
  readonly readWhole: (() => void) | undefined;
}) {
  const { timeline, look, readWhole } = props;
  const { range, selected, select } = look;
  const { startedAt } = props.chat;
  const [shown, setShown] = useState<ReadonlySet<Topic>>(() => new Set(SHOWN_AT_FIRST));
  const [search, setSearch] = useState('');
  const story = useMemo(
    () => tellStory(timeline, { shown, search, range, startedAt }),
    [timeline, shown, search, range, startedAt],
  );
  // Kept from one drawing to the next: the page is drawn at every tick of the clock, and a story can be long.
  const parts = useMemo(
    () => story.map((part) => <Part key={part.key} {...{ part, selected, select }} contacts={props.chat.contacts} />),
    [story, props.chat.contacts, selected, select],
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
        {readWhole !== undefined && <LeftOut shown={timeline.length} readWhole={readWhole} />}
        {story.length === 0 && (
          <p class="aside">{search === '' ? 'Nothing of this kind has happened.' : `Nothing has “${search}” in it.`}</p>
        )}
        {parts}
      </div>
    </>
  );
}

const SHOWN_AT_FIRST = TOPICS.filter(({ shown }) => shown).map(({ topic }) => topic);

function LeftOut({ shown, readWhole }: { readonly shown: number; readonly readWhole: () => void }) {
  return (
    <p class="left-out">
      Only the newest {shown.toLocaleString('en')} entries are shown.{' '}
      <button type="button" class="small" onClick={readWhole}>
        Show all of it
      </button>
    </p>
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

function Part(props: { readonly part: StoryPart; readonly contacts: Chat['contacts'] } & Picking) {
  const { part, contacts } = props;
  if (part.part === 'row') return <Row row={part} selected={props.selected} select={props.select} />;
  if (part.part === 'gap') {
    return (
      <p class="gap">
        <span class="gap-amount">{formatAmount(part.gapMs)} pass</span>
      </p>
    );
  }
  const method = contacts.find(({ contactId }) => contactId === part.contactId)?.initiationMethod;
  return (
    <p class="contact-mark" title={`Contact ${part.contactId}, InitiationMethod ${method ?? 'unknown'}`}>
      Contact {part.number} of this chat{method === undefined ? '' : `, since ${initiationInWords(method)}`} ·{' '}
      <code>{shortId(part.contactId)}</code>
    </p>
  );
}

type Picking = Pick<Look, 'selected' | 'select'>;

function Row({ row, selected, select }: { readonly row: StoryRow } & Picking) {
  const isSelected = selected?.includes(row.index) ?? false;
  return (
    <div class={`entry tone-${row.tone} ${isSelected ? 'selected' : ''}`}>
      <time dateTime={row.at} title={`${formatTimeOfDay(Date.parse(row.at))} (${row.at})`}>
        {row.showsTime ? formatElapsed(row.elapsedMs) : ''}
      </time>
      <button
        type="button"
        class="entry-icon"
        aria-label={`More about “${row.what.slice(0, 80)}”`}
        aria-pressed={isSelected}
        // The lanes are the way by keyboard: a list of thousands has no stop for each.
        tabIndex={-1}
        onClick={() => select(isSelected ? undefined : [row.index])}
      >
        {row.icon}
      </button>
      <span class="who">{row.who}</span>
      <span class="what" title={row.what.length > 120 ? row.what : undefined}>
        {row.what}
        {row.more !== '' && <span class="more"> {row.more}</span>}
      </span>
    </div>
  );
}
