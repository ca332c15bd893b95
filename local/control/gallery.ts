import type { Trace } from './trace.ts';

export const GALLERY_FORMAT = 'connect-chat-kit-gallery';

/** Chats that are shown side by side, in one piece of JSON. */
export interface Gallery {
  readonly format: typeof GALLERY_FORMAT;
  readonly scenes: readonly Scene[];
}

interface Scene {
  /** Who does what, and what comes of it. */
  readonly title: string;
  readonly trace: Trace;
}
