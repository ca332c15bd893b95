import type { TransportClock } from '../clock/transport-clock.ts';
import type { AttachmentStatus, Chance } from '../engine/index.ts';

/** How long the URL of an upload holds is not documented (assumed). */
const UPLOAD_LIFE_MS = 15 * 60_000;

/** A file from the request for its upload on. */
export interface AttachedFile {
  readonly attachmentId: string;
  readonly initialContactId: string;
  readonly participantId: string;
  readonly name: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  /** `undefined` until it has been uploaded, and once it was rejected. */
  bytes: Buffer | undefined;
  /** `undefined` until its upload was completed. */
  status: AttachmentStatus | undefined;
}

/** What a URL that was handed out lets its holder do. */
export type FileGrant = Granted & { readonly expiresAtMs: number };

type Granted =
  | { readonly file: AttachedFile; readonly method: 'PUT' }
  | {
      readonly file: AttachedFile;
      readonly method: 'GET';
      readonly bytes: Buffer;
      readonly disposition: Disposition;
    };

export type Disposition = 'inline' | 'attachment';

/** The path below which files are put and had: the service's own bucket in S3. */
export const FILES_PATH = '/attachments/';

/** The files of all chats, in memory, and the URLs by which they come and go, on the transport clock. */
export class Attachments {
  readonly #clock: TransportClock;
  readonly #chance: Chance;
  readonly #baseUrl: string;
  readonly #files = new Map<string, AttachedFile>();
  readonly #grants = new Map<string, FileGrant>();

  constructor(parts: { clock: TransportClock; chance: Chance; baseUrl: string }) {
    this.#clock = parts.clock;
    this.#chance = parts.chance;
    this.#baseUrl = parts.baseUrl;
  }

  start(file: Omit<AttachedFile, 'attachmentId' | 'bytes' | 'status'>) {
    const started = { ...file, attachmentId: this.#chance.uuid(), bytes: undefined, status: undefined };
    this.#files.set(started.attachmentId, started);
    return { file: started, ...this.#grant({ file: started, method: 'PUT' }, UPLOAD_LIFE_MS) };
  }

  /** A URL by which the file can be had for a time. */
  link(file: AttachedFile & { readonly bytes: Buffer }, disposition: Disposition, lifeMs: number) {
    return this.#grant({ file, method: 'GET', bytes: file.bytes, disposition }, lifeMs);
  }

  find(attachmentId: string): AttachedFile | undefined {
    return this.#files.get(attachmentId);
  }

  /** How many files of a chat were sent, or are about to be. */
  countOf(initialContactId: string): number {
    let count = 0;
    for (const file of this.#files.values()) if (file.initialContactId === initialContactId) count += 1;
    return count;
  }

  /** What a URL's token allows, while it lives. */
  grantOf(token: string): FileGrant | undefined {
    const grant = this.#grants.get(token);
    return grant !== undefined && grant.expiresAtMs > this.#clock.nowMs ? grant : undefined;
  }

  /** Forgets a chat's files. */
  forget(initialContactId: string): void {
    for (const [id, file] of this.#files) if (file.initialContactId === initialContactId) this.#files.delete(id);
    for (const [token, { file }] of this.#grants) {
      if (file.initialContactId === initialContactId) this.#grants.delete(token);
    }
  }

  #grant(what: Granted, lifeMs: number) {
    for (const [token, { expiresAtMs }] of this.#grants) {
      if (expiresAtMs <= this.#clock.nowMs) this.#grants.delete(token);
    }
    const token = this.#chance.token();
    const expiresAtMs = this.#clock.nowMs + lifeMs;
    this.#grants.set(token, { ...what, expiresAtMs });
    const url = new URL(`${FILES_PATH}${what.file.attachmentId}`, this.#baseUrl);
    url.searchParams.set('token', token);
    return { url: url.href, expiresAtMs };
  }
}
