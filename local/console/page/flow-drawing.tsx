import '../../flow-report/drawing.css';
import './flow-drawing.css';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { flowsPassed, type PathTaken, pathThrough } from '../../flow-report/path-taken.ts';
import type { Sources } from './lanes/sources.ts';
import { lightUp } from './light-up.ts';
import type { ContactWithTimeline } from './model.ts';

/** Widths are rounded, so that a pane that is drawn wider asks for few drawings. */
const STEP = 20;
const LEAST = 280;

/** The flows of a chat as drawings, the path that it took lit. */
export function FlowDrawing(props: { readonly contact: ContactWithTimeline; readonly drawingOf: Sources['drawing'] }) {
  const { timeline } = props.contact;
  const passed = useMemo(() => flowsPassed(timeline), [timeline]);
  const [wanted, choose] = useState<string>();
  const name = wanted !== undefined && passed.includes(wanted) ? wanted : latestOf(timeline);
  if (name === undefined) return null;
  return (
    <div class="flow-view">
      {passed.length > 1 && (
        <fieldset class="flow-choice">
          <legend class="hidden">Flows of this chat</legend>
          {passed.map((flow) => (
            <button type="button" key={flow} aria-pressed={flow === name} onClick={() => choose(flow)}>
              {flow}
            </button>
          ))}
        </fieldset>
      )}
      <Drawing key={name} name={name} contact={props.contact} drawingOf={props.drawingOf} />
    </div>
  );
}

/** The flow in which something happened last. */
function latestOf(timeline: ContactWithTimeline['timeline']): string | undefined {
  const last = timeline.findLast(({ type }) => type === 'FLOW_ACTION');
  return last?.type === 'FLOW_ACTION' ? last.detail.flow : undefined;
}

function Drawing(props: {
  readonly name: string;
  readonly contact: ContactWithTimeline;
  readonly drawingOf: Sources['drawing'];
}) {
  const { name, contact } = props;
  const path = useMemo(() => pathThrough(name, contact.timeline), [name, contact.timeline]);
  const hasEnded = contact.state === 'ENDED';
  const shown = useMemo(() => (hasEnded ? { ...path, at: undefined } : path), [path, hasEnded]);
  return (
    <>
      <PlainDrawing name={name} drawingOf={props.drawingOf} path={shown} />
      <Reasons path={path} />
    </>
  );
}

/** A flow, fitted to its place; with a path, what a chat took of it. */
export function PlainDrawing(props: {
  readonly name: string;
  readonly drawingOf: Sources['drawing'];
  readonly path?: PathTaken;
}) {
  const { name, drawingOf, path = NO_PATH } = props;
  const pane = useRef<HTMLDivElement>(null);
  const width = useWidth(pane);
  const drawing = useDrawing(name, width, drawingOf);
  useLayoutEffect(() => {
    if (pane.current !== null && drawing !== undefined) lightUp(pane.current, drawing, path);
  }, [drawing, path]);
  return (
    <>
      <div class="flow-canvas" ref={pane} />
      {drawing === '' && <p class="aside">The flow is not there any more.</p>}
    </>
  );
}

const NO_PATH: PathTaken = { blocks: new Map(), ways: [], at: undefined, brokeDown: undefined };

/** What failed on the way, in words. */
function Reasons({ path: { ways, brokeDown } }: { readonly path: ReturnType<typeof pathThrough> }) {
  const failed = ways.filter(({ reason }) => reason !== undefined);
  if (failed.length === 0 && brokeDown === undefined) return null;
  return (
    <ul class="flow-reasons" aria-label="What failed">
      {failed.map(({ block, branch, reason }) => (
        <li key={`${block} ${branch}`}>
          <strong>{block}</strong> took {branch}: {reason}
        </li>
      ))}
      {brokeDown !== undefined && (
        <li>
          <strong>{brokeDown.block}</strong> ended the flow: {brokeDown.reason}
        </li>
      )}
    </ul>
  );
}

/** How wide the pane is. */
function useWidth(pane: { readonly current: HTMLElement | null }): number | undefined {
  const [width, setWidth] = useState<number>();
  useLayoutEffect(() => {
    const element = pane.current;
    if (element === null) return undefined;
    const measure = () => setWidth(Math.max(LEAST, Math.floor(element.clientWidth / STEP) * STEP));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [pane]);
  return width;
}

/** The drawing of a flow, asked for again where the flows change; empty where there is none. */
function useDrawing(name: string, width: number | undefined, drawingOf: Sources['drawing']): string | undefined {
  const [drawing, setDrawing] = useState<string>();
  useEffect(() => {
    if (width === undefined) return undefined;
    let isCurrent = true;
    void drawingOf(name, width)
      .catch(() => undefined)
      .then((svg) => isCurrent && setDrawing(svg ?? ''));
    return () => {
      isCurrent = false;
    };
  }, [name, width, drawingOf]);
  return drawing;
}
