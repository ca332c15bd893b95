import { useCallback, useEffect, useRef } from 'preact/hooks';
import type { ChatLanes } from '../../lanes/chat-lanes.ts';
import { type Address, findEntry, nameOfEntry, readAddress, withAddress } from './address.ts';
import type { Look } from './lanes/look.ts';

/** What the address says as the page is loaded. */
export const addressAtFirst = (): Address => readAddress(location.hash);

/** Writes down what is looked at, without a step in the browser's history. */
export function note(change: Parameters<typeof withAddress>[1]): void {
  const hash = withAddress(location.hash, change);
  if (hash !== location.hash) history.replaceState(null, '', hash === '' ? location.pathname : hash);
}

/** The selected entry's moment stands in the address; the one that it has at first is selected once it is there. */
export function useMoment(lanes: ChatLanes, { selected, select }: Look): void {
  const wanted = useRef(addressAtFirst().at);
  const { entries } = lanes;

  const selectWanted = useCallback(() => {
    if (wanted.current === undefined || entries.length === 0) return;
    const index = findEntry(entries, wanted.current);
    wanted.current = undefined;
    if (index >= 0) select([index]);
  }, [entries, select]);

  useEffect(selectWanted);
  const [first] = selected ?? [];
  const at = first === undefined ? undefined : nameOfEntry(entries, first);
  useEffect(() => {
    if (wanted.current === undefined) note({ at });
  }, [at]);
}
