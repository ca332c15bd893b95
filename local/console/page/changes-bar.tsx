import './changes-bar.css';
import { useRef, useState } from 'preact/hooks';
import type { Instance } from './model.ts';

type Changes = Instance['changes'];

/** Says what was read again while Local Connect runs, or what is wrong with it, until it is put away. */
export function ChangesBar({ changes }: { readonly changes: Changes | undefined }) {
  const [putAway, setPutAway] = useState(0);
  const before = useRef<number>(undefined);
  if (changes === undefined) return null;
  // What was read before the page was opened is not news. What is still wrong is.
  before.current ??= changes.findLast(({ problem }) => problem === undefined)?.number ?? 0;
  const news = changes.filter(({ number }) => number > Math.max(putAway, before.current ?? 0));
  const last = news.at(-1);
  if (last === undefined) return null;
  const live = news.filter(({ problem }) => problem === undefined).map(({ what }) => what);
  return (
    <div class={`changes-bar ${last.problem === undefined ? '' : 'wrong'}`}>
      <div role="status" class="changes-told">
        {last.problem === undefined ? (
          <p>
            <strong>Live now:</strong> {[...new Set(live)].join(', ')}. Chats that run go on as they began.
          </p>
        ) : (
          <>
            <p>
              <strong>Not read:</strong> {last.what}. What was there before goes on.
            </p>
            <pre>{last.problem}</pre>
          </>
        )}
      </div>
      <button type="button" aria-label="Put the news away" onClick={() => setPutAway(last.number)}>
        ✕
      </button>
    </div>
  );
}
