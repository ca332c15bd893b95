export { isoTime } from './engine/iso-time.ts';
