import type { Bar } from '../../../lanes/model.ts';
import type { Axis } from './axis.ts';

const CONTACT =
  'A contact is one part of a chat, with an id of its own. A transfer begins the next one, ' +
  'and so does the disconnect flow once the agent has left.';

/** The contacts of the chain, one after the other. */
export function ContactBands({ contacts, axis }: { readonly contacts: readonly Bar[]; readonly axis: Axis }) {
  return (
    <div class="lane contact-row">
      <span class="lane-name" title={CONTACT}>
        contacts
      </span>
      <div class="lane-plot">
        {contacts.map((bar) => (
          <BarBox key={bar.key} bar={bar} axis={axis} look="contact" />
        ))}
      </div>
    </div>
  );
}

/** A stretch of time, from its beginning to its end or to now, as far as it is in view. */
export function BarBox({ bar, axis, look }: { readonly bar: Bar; readonly axis: Axis; readonly look: string }) {
  const { scale, window, nowMs } = axis;
  const from = scale.toX(bar.fromMs) - window.left;
  const to = scale.toX(bar.toMs ?? nowMs) - window.left;
  const end = window.right - window.left;
  if (to < 0 || from > end) return null;
  const left = Math.max(-8, from);
  return (
    <span
      class={`lane-bar ${look} ${bar.toMs === undefined ? 'open' : ''}`}
      style={{ left: `${left}px`, width: `${Math.max(2, Math.min(end, to) - left)}px` }}
      title={bar.label}
    >
      {bar.isIdle ? '' : bar.label}
    </span>
  );
}
