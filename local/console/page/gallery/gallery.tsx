import './gallery.css';
import { useState } from 'preact/hooks';
import type { Gallery as GalleryOfChats } from '../../../control/gallery.ts';
import { formatElapsed } from '../../../timeline/format.ts';
import { count } from '../format.ts';
import { chatsOf } from '../model.ts';
import { TraceView } from '../trace/trace-view.tsx';
import { SmallLanes } from './small-lanes.tsx';

type Scene = GalleryOfChats['scenes'][number];

/** Chats side by side, each replayed at 60 times its speed. One that is chosen is shown in full. */
export function Gallery({ scenes }: Pick<GalleryOfChats, 'scenes'>) {
  const [chosen, choose] = useState<Scene>();
  const [isPlaying, setPlaying] = useState(() => !matchMedia('(prefers-reduced-motion: reduce)').matches);
  if (chosen !== undefined) {
    return (
      <TraceView trace={chosen.trace}>
        <button type="button" class="primary" onClick={() => choose(undefined)}>
          Back to all chats
        </button>
      </TraceView>
    );
  }
  return (
    <div class="gallery">
      <header class="top">
        <div class="brand">
          <h1>Scenarios</h1>
          <span class="quiet">{count(scenes.length, 'chat')}, a minute in a second. Choose one to look into it.</span>
        </div>
        <button type="button" onClick={() => setPlaying(!isPlaying)}>
          {isPlaying ? 'Stop' : 'Play'}
        </button>
      </header>
      <main class="gallery-main">
        <ul class="scenes">
          {scenes.map((scene, place) => (
            <li key={place} class="card">
              <Card scene={scene} isPlaying={isPlaying} choose={() => choose(scene)} />
            </li>
          ))}
        </ul>
      </main>
    </div>
  );
}

function Card(props: { readonly scene: Scene; readonly isPlaying: boolean; readonly choose: () => void }) {
  const { title, trace } = props.scene;
  const [who, ...what] = title.split(':');
  const tookMs = Date.parse(trace.timeline.at(-1)?.at ?? '') - Date.parse(trace.timeline[0]?.at ?? '');
  return (
    <button type="button" class="scene" onClick={props.choose}>
      <span class="scene-title">
        <strong>{who}</strong>
        {what.length > 0 && <span class="quiet">{what.join(':')}</span>}
        <span class="quiet scene-customer">
          {chatsOf(trace.contacts)[0]?.customerName}, {tookMs === 0 ? 'all in one moment' : formatElapsed(tookMs)}
        </span>
      </span>
      <SmallLanes entries={trace.timeline} title={`The lanes of ${title}`} isPlaying={props.isPlaying} />
    </button>
  );
}
