import './tabs.css';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

interface TabsProps<Name extends string> {
  readonly label: string;
  /** Where a page has several sets of tabs: what tells their ids apart. */
  readonly ids?: string;
  readonly tabs: readonly { readonly name: Name; readonly label: string }[];
  readonly chosen: Name;
  readonly choose: (name: Name) => void;
}

/** Tabs that arrow keys move between. */
export function Tabs<Name extends string>(props: TabsProps<Name> & { readonly children: ComponentChildren }) {
  const { chosen, ids = '' } = props;
  return (
    <>
      <TabList {...props} />
      <div
        class="tab-panel"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
        tabIndex={0}
        role="tabpanel"
        id={`${ids}tab-panel`}
        aria-labelledby={`${ids}tab-${chosen}`}
      >
        {props.children}
      </div>
    </>
  );
}

function TabList<Name extends string>(props: TabsProps<Name>) {
  const list = useRef<HTMLDivElement>(null);
  const { tabs, chosen, ids = '' } = props;

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const index = (tabs.findIndex(({ name }) => name === chosen) + step + tabs.length) % tabs.length;
    const next = tabs[index];
    if (next === undefined) return;
    event.preventDefault();
    props.choose(next.name);
    list.current?.querySelectorAll('button')[index]?.focus();
  }

  return (
    <div class="tabs" role="tablist" aria-label={props.label} ref={list} onKeyDown={onKeyDown}>
      {tabs.map(({ name, label }) => (
        <button
          type="button"
          role="tab"
          key={name}
          id={`${ids}tab-${name}`}
          aria-selected={name === chosen}
          aria-controls={`${ids}tab-panel`}
          tabIndex={name === chosen ? 0 : -1}
          onClick={() => props.choose(name)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
