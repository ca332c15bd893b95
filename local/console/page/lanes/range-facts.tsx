import type { ChatLanes } from '../../../lanes/chat-lanes.ts';
import type { Range } from '../../../lanes/model.ts';
import { spanInWords } from '../../../lanes/zoom.ts';
import { wordsOf } from '../../../timeline/words.ts';
import { Facts } from './facts.tsx';
import type { Look } from './look.ts';

/** What a stretch of time has in it, in numbers, and the timers that ended in it. */
export function RangeFacts(props: { readonly lanes: ChatLanes; readonly range: Range; readonly look: Look }) {
  const { lanes, range, look } = props;
  const within = (atMs: number) => atMs >= range.fromMs && atMs <= range.toMs;
  const inRange = lanes.entries.filter(({ at }) => within(Date.parse(at)));
  const ended = lanes.shown
    .flatMap(({ deadlines }) => deadlines)
    .flatMap((deadline) =>
      deadline.end !== undefined && within(deadline.end.atMs) ? [{ deadline, end: deadline.end }] : [],
    );
  const count = (isMeant: (topic: string) => boolean) =>
    inRange.filter((entry) => isMeant(wordsOf(entry).topic)).length;
  return (
    <>
      <Facts
        value={{
          length: spanInWords(range.toMs - range.fromMs),
          messages: count((topic) => topic === 'messages'),
          functions: inRange.filter(({ type }) => type === 'LAMBDA_INVOKED').length,
          'all entries': inRange.length,
        }}
      />
      {ended.length > 0 && (
        <ol class="several-rows">
          {ended.slice(-MOST_ENDED).map(({ deadline, end }) => (
            <li key={deadline.index} class="tone-timer">
              <button type="button" class="several-row" onClick={() => look.select([deadline.index])}>
                <span class="several-what">
                  {deadline.name} {end.how === 'FIRED' ? 'fired' : 'was cut'} <span class="quiet">{end.why}</span>
                </span>
              </button>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

const MOST_ENDED = 20;
