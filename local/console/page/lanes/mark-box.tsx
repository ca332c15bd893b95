import './marks.css';
import type { Entry } from '../../../lanes/model.ts';
import type { Cluster } from '../../../lanes/visible.ts';
import { formatElapsed } from '../../../timeline/format.ts';
import { wordsOf } from '../../../timeline/words.ts';
import type { Axis } from './axis.ts';
import type { Look } from './look.ts';

/** A bubble narrower than this says nothing. */
const LEAST_BUBBLE = 56;
const MOST_BUBBLE = 280;
const GAP = 4;

/** What happened at a moment, or several things that stand too near to each other. */
export function MarkBox(props: {
  readonly cluster: Cluster;
  readonly axis: Axis;
  readonly look: Look;
  readonly entries: readonly Entry[];
  readonly isReached: boolean;
}) {
  const { cluster, axis, look, entries, isReached } = props;
  const first = entries[cluster.marks[0]?.index ?? -1];
  if (first === undefined) return null;
  const { tone, icon, what } = mainWords(cluster, entries);
  const count = cluster.marks.length;
  const room = Math.min(MOST_BUBBLE, cluster.room - GAP);
  const isBubble = count === 1 && isSaid(first) && room >= LEAST_BUBBLE;
  const indexes = cluster.marks.map(({ index }) => index);
  const isSelected = look.selected?.some((index) => indexes.includes(index)) ?? false;
  const when = formatElapsed(Date.parse(first.at) - axis.originMs);
  return (
    <button
      type="button"
      class={`lane-mark tone-${tone} ${isBubble ? 'said' : ''} ${count > 1 ? 'several' : ''}`}
      style={{ left: `${cluster.x - axis.window.left}px`, ...(isBubble ? { maxWidth: `${room}px` } : {}) }}
      aria-label={count > 1 ? `${count} at ${when}: ${what}` : `${when} ${what}`}
      aria-pressed={isSelected}
      title={`${when} · ${what}${count > 1 ? ` · ${count} in all` : ''}`}
      tabIndex={isReached ? 0 : -1}
      onClick={() => look.select(isSelected ? undefined : indexes)}
    >
      {isBubble ? what : count > 1 ? count : icon}
    </button>
  );
}

function isSaid({ type }: Entry): boolean {
  return type === 'MESSAGE' || type === 'ATTACHMENT';
}

/** What most matters of several: what failed, then what was said. */
function mainWords({ marks }: Cluster, entries: readonly Entry[]) {
  const told = marks.slice(0, MOST_READ).flatMap(({ index }) => {
    const entry = entries[index];
    return entry === undefined ? [] : [wordsOf(entry)];
  });
  const main =
    told.find(({ tone }) => tone === 'problem') ??
    told.find(({ topic }) => topic === 'timers') ??
    told.find(({ topic }) => topic === 'messages') ??
    told[0];
  return { tone: main?.tone ?? 'quiet', icon: main?.icon ?? '·', what: main?.what ?? '' };
}

/** A cluster of thousands is told by its first ones. */
const MOST_READ = 12;
