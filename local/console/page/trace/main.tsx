import '../tokens.css';
import '../base.css';
import '../controls.css';
import '../status.css';
import '../app.css';
import '../../../chat-widget/chat-window.css';
import { render } from 'preact';
import { Gallery } from '../gallery/gallery.tsx';
import { readGallery, readTrace } from './read-trace.ts';
import { TraceView } from './trace-view.tsx';
import { Unreadable } from './unreadable.tsx';

const root = document.getElementById('page');
if (root !== null) {
  root.textContent = '';
  render(shown(document.getElementById('trace')?.textContent ?? ''), root);
}

function shown(text: string) {
  const scenes = readGallery(text);
  if (scenes !== undefined) return <Gallery scenes={scenes} />;
  const read = readTrace(text);
  return 'trace' in read ? <TraceView trace={read.trace} /> : <Unreadable problem={read.problem} />;
}
