import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PAGE_DIR } from '../console/console-handler.ts';
import { type TraceSources, takeTrace } from '../control/take-trace.ts';
import { readTraceAssets, writeTracePage } from '../control/trace-page.ts';
import type { Chat } from '../engine/index.ts';
import type { LocalConnectOptions } from '../parts/options.ts';

export type TraceOptions = Pick<LocalConnectOptions, 'trace' | 'traceDir'>;

const DEFAULT_DIR = 'traces';

/** Writes chats as pages that can be looked at anywhere. */
export class Traces {
  readonly #sources: TraceSources;
  readonly #options: TraceOptions;

  constructor(sources: TraceSources, options: TraceOptions) {
    this.#sources = sources;
    this.#options = options;
  }

  /** Writes one, at once: whoever fails next may end the process. Returns the file's path. */
  save(chat: Chat, dir = this.#options.traceDir ?? DEFAULT_DIR): string {
    const { html } = writeTracePage(takeTrace(this.#sources, chat), readTraceAssets(PAGE_DIR));
    const folder = resolve(dir);
    const path = join(folder, `${nameOf(chat)}.trace.html`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, html);
    return path;
  }

  /** Of a chat about which a statement does not hold; `undefined` where nobody wants a trace. */
  saveOfFailure(chat: Chat): string | undefined {
    return this.#options.trace === undefined ? undefined : this.save(chat);
  }

  /** At the end, of those who are wanted in any case. */
  saveAll(chats: Iterable<Chat>): void {
    if (this.#options.trace === 'always') for (const chat of chats) this.save(chat);
  }
}

/** The customer's name, as far as a file can have it, and the beginning of the contact's id. */
function nameOf({ customer, initialContactId }: Chat): string {
  const [name, id] = [customer.displayName, initialContactId].map((text) => text.replaceAll(/[^\p{L}\p{N}]+/gu, '-'));
  return `${name?.slice(0, 40)}-${id?.slice(0, 8)}`.replace(/^-/, '');
}
