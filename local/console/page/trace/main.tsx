import '../tokens.css';
import '../base.css';
import '../controls.css';
import '../status.css';
import '../app.css';
import '../../../chat-widget/chat-window.css';
import { render } from 'preact';
import { readTrace } from './read-trace.ts';
import { TraceView } from './trace-view.tsx';
import { Unreadable } from './unreadable.tsx';

const root = document.getElementById('page');
if (root !== null) {
  root.textContent = '';
  const read = readTrace(document.getElementById('trace')?.textContent ?? '');
  render('trace' in read ? <TraceView trace={read.trace} /> : <Unreadable problem={read.problem} />, root);
}
