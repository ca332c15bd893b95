import './panel.css';
import type { ComponentChildren } from 'preact';
import type { ChatLanes } from '../../../lanes/chat-lanes.ts';
import type { Entry } from '../../../lanes/model.ts';
import { formatElapsed } from '../../../timeline/format.ts';
import { wordsOf } from '../../../timeline/words.ts';
import { formatTimeOfDay } from '../format.ts';
import { BlockFacts } from './block-facts.tsx';
import { DeadlineFacts } from './deadline-facts.tsx';
import { Facts } from './facts.tsx';
import { FunctionFacts } from './function-facts.tsx';
import type { Look } from './look.ts';
import { RangeFacts } from './range-facts.tsx';
import type { Sources } from './sources.ts';

/** What was picked out of the lanes, in full. Nothing, where nothing was. */
export function Panel(props: {
  readonly lanes: ChatLanes;
  readonly look: Look;
  readonly sources: Sources;
  readonly tools?: ComponentChildren;
}) {
  const { lanes, look, sources } = props;
  const { selected, range, select } = look;
  const indexes = selected ?? [];
  const [index] = indexes;
  const entry = index === undefined ? undefined : lanes.entries[index];
  if (entry === undefined || index === undefined) {
    return range === undefined ? null : (
      <section class="card panel" aria-label="The selected time">
        <PanelHead title="The selected time" when="" close={() => look.setRange(undefined)} />
        <div class="panel-body">
          <RangeFacts lanes={lanes} range={range} look={look} />
        </div>
      </section>
    );
  }
  const atMs = Date.parse(entry.at);
  const when = `${formatElapsed(atMs - (lanes.startMs ?? 0))} · ${formatTimeOfDay(atMs)}`;
  if (indexes.length > 1) {
    return (
      <section class="card panel" aria-label="What was selected">
        <PanelHead title={`${indexes.length} things in a row`} when={when} close={() => select(undefined)} />
        <div class="panel-body">
          <Several indexes={indexes} lanes={lanes} look={look} />
        </div>
      </section>
    );
  }
  const { icon, what, who, tone } = wordsOf(entry);
  return (
    <section class={`card panel tone-${tone}`} aria-label="What was selected">
      <PanelHead title={what} when={when} icon={icon} close={() => select(undefined)} />
      <div class="panel-body">
        {who !== '' && <p class="panel-who">{who}</p>}
        <EntryFacts {...{ entry, index, lanes, sources, look }} />
        {props.tools}
      </div>
    </section>
  );
}

function PanelHead(props: {
  readonly title: string;
  readonly when: string;
  readonly icon?: string;
  readonly close: () => void;
}) {
  return (
    <header class="panel-head">
      {props.icon !== undefined && (
        <span class="entry-icon" aria-hidden="true">
          {props.icon}
        </span>
      )}
      <h2 title={props.title}>{props.title}</h2>
      <span class="quiet panel-when">{props.when}</span>
      <button type="button" class="icon-button" aria-label="Close the panel" onClick={props.close}>
        ×
      </button>
    </header>
  );
}

/** A long row is told by its beginning. */
const MOST_ROWS = 100;

function Several(props: { readonly indexes: readonly number[]; readonly lanes: ChatLanes; readonly look: Look }) {
  const { indexes, lanes, look } = props;
  return (
    <ol class="several-rows">
      {indexes.slice(0, MOST_ROWS).map((index) => {
        const entry = lanes.entries[index];
        if (entry === undefined) return null;
        const { icon, what, more, tone } = wordsOf(entry);
        return (
          <li key={index} class={`tone-${tone}`}>
            <button type="button" class="several-row" onClick={() => look.select([index])}>
              <span class="entry-icon" aria-hidden="true">
                {icon}
              </span>
              <span class="several-what">
                {what} <span class="quiet">{more}</span>
              </span>
            </button>
          </li>
        );
      })}
      {indexes.length > MOST_ROWS && <li class="aside">and {indexes.length - MOST_ROWS} more: look nearer</li>}
    </ol>
  );
}

function EntryFacts(props: {
  readonly entry: Entry;
  readonly index: number;
  readonly lanes: ChatLanes;
  readonly sources: Sources;
  readonly look: Look;
}) {
  const { entry, index, lanes, sources, look } = props;
  const deadline = lanes.deadlineOf(index);
  return (
    <>
      {deadline !== undefined && <DeadlineFacts {...{ deadline, look }} at={index} startMs={lanes.startMs ?? 0} />}
      <OwnFacts {...{ entry, index, lanes, sources }} />
    </>
  );
}

function OwnFacts(props: {
  readonly entry: Entry;
  readonly index: number;
  readonly lanes: ChatLanes;
  readonly sources: Sources;
}) {
  const { entry, index, lanes, sources } = props;
  switch (entry.type) {
    case 'FLOW_ACTION':
    case 'FLOW_STOOD_IN':
    case 'FLOW_WAITS':
    case 'FLOW_BRANCH':
    case 'FLOW_FAILED':
      return <BlockFacts {...{ index, lanes, sources }} entry={entry} />;
    case 'LAMBDA_INVOKED':
    case 'LAMBDA_ANSWERED':
    case 'LAMBDA_FAILED':
      return <FunctionFacts {...{ index, lanes, sources }} entry={entry} />;
    case 'TIMER_ARMED':
      return null;
    case 'MESSAGE': {
      const { text, ...item } = entry.detail;
      return (
        <>
          <pre class="panel-text">{text}</pre>
          <Facts value={item} />
        </>
      );
    }
    default:
      return <Facts value={entry.detail} />;
  }
}
