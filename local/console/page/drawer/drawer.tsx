import './drawer.css';
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Report } from '../problems.tsx';
import { Tabs } from '../tabs.tsx';
import { DeadLetters, Undelivered } from './deliveries.tsx';
import { Faults } from './faults.tsx';
import { Logs } from './logs.tsx';
import { Quotas } from './quotas.tsx';

type Part = 'logs' | 'faults' | 'quotas' | 'undelivered' | 'dead-letters';

const PARTS: readonly { readonly name: Part; readonly label: string }[] = [
  { name: 'logs', label: 'Logs' },
  { name: 'faults', label: 'Faults' },
  { name: 'quotas', label: 'Quotas' },
  { name: 'undelivered', label: 'Undelivered' },
  { name: 'dead-letters', label: 'Dead letters' },
];

/** What is beneath the chats: what functions wrote, what goes wrong on purpose, and what reached nobody. */
export function Drawer(props: { readonly report: Report; readonly close: () => void }) {
  const { report, close } = props;
  const [part, choose] = useState<Part>('logs');
  const closing = useRef<HTMLButtonElement>(null);
  useFocusWhileOpen(closing);
  return (
    <aside class="drawer" aria-label="Under the hood" onKeyDown={({ key }) => key === 'Escape' && close()}>
      <header class="drawer-head">
        <h2>Under the hood</h2>
        <button ref={closing} type="button" class="icon-button" aria-label="Close the drawer" onClick={close}>
          ×
        </button>
      </header>
      <Tabs label="Parts of the drawer" ids="drawer-" tabs={PARTS} chosen={part} choose={choose}>
        {part === 'logs' && <Logs report={report} />}
        {part === 'faults' && <Faults report={report} />}
        {part === 'quotas' && <Quotas report={report} />}
        {part === 'undelivered' && <Undelivered report={report} />}
        {part === 'dead-letters' && <DeadLetters report={report} />}
      </Tabs>
    </aside>
  );
}

/** The focus is in the drawer while it is open, and then where it was before. */
function useFocusWhileOpen(first: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const before = document.activeElement;
    first.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, [first]);
}
