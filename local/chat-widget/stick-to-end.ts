import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useRef } from 'preact/hooks';

/** Keeps a scrolling element at its end, as content comes and as its size changes, unless a person has scrolled up. */
export function useStickToEnd(contents: readonly unknown[]): {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly onScroll: () => void;
} {
  const box = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const lastSize = useRef('');

  const goToEnd = useCallback(() => {
    const element = box.current;
    if (element !== null && isAtEnd.current) element.scrollTop = element.scrollHeight;
  }, []);

  useLayoutEffect(goToEnd, contents);

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(goToEnd);
    observer.observe(element);
    return () => observer.disconnect();
  }, [goToEnd]);

  const onScroll = useCallback(() => {
    const element = box.current;
    if (element === null) return;
    const { scrollTop, scrollHeight, clientHeight } = element;
    const size = `${scrollHeight} ${clientHeight}`;
    // What moves while the size changes was moved by the layout, not by a person.
    if (size === lastSize.current) isAtEnd.current = scrollHeight - scrollTop - clientHeight < 24;
    lastSize.current = size;
  }, []);
  return { box, onScroll };
}
