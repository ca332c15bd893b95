import { useEffect, useRef, useState } from 'preact/hooks';
import { nearest } from '../../../lanes/nearest.ts';
import type { Axis } from './axis.ts';

/** As wide as a mark. */
const MARK = 24;

/** Whether there is more of an element to its right than it shows, as it is scrolled and as its width changes. */
export function useMoreToRight() {
  const view = useRef<HTMLElement>(null);
  const [isMore, setIsMore] = useState(false);
  const look = () => setIsMore(view.current !== null && roomRight(view.current) > 0);
  useEffect(() => {
    const element = view.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { view, isMore, onScroll: look };
}

/** Moves what is seen: first the view, where it is narrower than what it holds, and at its edge the axis. */
export function moveBy(view: HTMLElement, axis: Axis, pixels: number): void {
  const isWider = view.scrollWidth > view.clientWidth;
  const room = pixels > 0 ? roomRight(view) : view.scrollLeft;
  if (isWider && room > 0) view.scrollLeft += pixels;
  else if (!isWider || !axis.isWhole) axis.panBy(pixels);
}

function roomRight({ scrollWidth, clientWidth, scrollLeft }: HTMLElement): number {
  // Where the page is zoomed, the place of a scrolled element is a fraction of a pixel.
  return Math.floor(scrollWidth - clientWidth - scrollLeft);
}

/** Scrolls the view to what stands there on the axis. What was picked in the view itself is seen already. */
export function scrollTo(view: HTMLElement | null, { from, to }: { readonly from: number; readonly to: number }): void {
  const plot = view?.querySelector('.lanes-plot')?.getBoundingClientRect();
  if (view === null || plot === undefined || view.contains(document.activeElement)) return;
  const pane = view.getBoundingClientRect();
  const low = pane.left + (view.querySelector('.lane-name')?.clientWidth ?? 0);
  const high = pane.left + view.clientWidth;
  view.scrollLeft += nearest(plot.left + from - MARK, plot.left + to + MARK, low, high);
  const picked = view.querySelector('[aria-pressed="true"]')?.getBoundingClientRect();
  if (picked !== undefined) view.scrollTop += nearest(picked.top, picked.bottom, pane.top, pane.bottom);
}
