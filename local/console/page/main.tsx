import './tokens.css';
import './base.css';
import './controls.css';
import './status.css';
import { render } from 'preact';
import { App } from './app.tsx';

const root = document.getElementById('page');
if (root !== null) {
  root.textContent = '';
  render(<App />, root);
}
