import './shortcuts.css';
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** What keys do; each is one character, and works where nothing is written. */
export interface Shortcut {
  readonly key: string;
  readonly says: string;
  readonly run: () => void;
}

const OFF = 'local-connect-shortcuts-off';

/** A button that lists the shortcuts, and the keys themselves. `?` opens the list. They can be turned off. */
export function Shortcuts({ shortcuts }: { readonly shortcuts: readonly Shortcut[] }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOff, setOff] = useState(() => localStorage.getItem(OFF) === 'yes');
  const open = () => dialog.current?.showModal();
  useKeys(dialog, isOff ? [] : [...shortcuts, { key: '?', says: '', run: open }]);

  function turn(off: boolean): void {
    setOff(off);
    localStorage.setItem(OFF, off ? 'yes' : 'no');
  }

  return (
    <>
      <button
        type="button"
        class="icon-button outlined"
        aria-label="Keyboard shortcuts"
        title="Keyboard shortcuts"
        onClick={open}
      >
        ?
      </button>
      <dialog ref={dialog} class="shortcuts" aria-labelledby="shortcuts-title">
        <h2 id="shortcuts-title">Keyboard shortcuts</h2>
        <KeyList shortcuts={[...shortcuts, { key: '?', says: 'This list' }]} />
        <p class="quiet">
          <a href="/console/third-party-notices.txt">Third-party notices</a>
        </p>
        <label class="turn-off">
          <input type="checkbox" checked={!isOff} onChange={(event) => turn(!event.currentTarget.checked)} />
          Keys work
        </label>
        <form method="dialog">
          <button type="submit" class="primary">
            Close
          </button>
        </form>
      </dialog>
    </>
  );
}

function KeyList({ shortcuts }: { readonly shortcuts: readonly Pick<Shortcut, 'key' | 'says'>[] }) {
  return (
    <>
      <dl>
        {shortcuts.map(({ key, says }) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      <p class="quiet">In a message box, Enter sends and Shift+Enter begins a line.</p>
      <p class="quiet">
        In the lanes, + and − zoom, 0 shows all and arrow keys move. Shift and an arrow key select; Escape takes it
        back.
      </p>
    </>
  );
}

function useKeys(dialog: RefObject<HTMLDialogElement | null>, shortcuts: readonly Shortcut[]): void {
  const known = useRef(shortcuts);
  known.current = shortcuts;
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey || dialog.current?.open === true) return;
      if (event.target instanceof Element && event.target.closest('input, textarea, select') !== null) return;
      const shortcut = known.current.find(({ key }) => key === event.key);
      if (shortcut === undefined) return;
      event.preventDefault();
      shortcut.run();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [dialog]);
}
