import type { TransportClock } from '../clock/transport-clock.ts';
import type { Chance } from '../engine/index.ts';

/** API reference, CreateParticipantConnection: the URL must be used within 100 s. */
const SOCKET_ID_LIFE_MS = 100_000;
/** API reference, CreateParticipantConnection: one day, whatever the chat's duration. */
const CONNECTION_TOKEN_LIFE_MS = 24 * 60 * 60_000;

interface Grant {
  readonly participantId: string;
  readonly expiresAtMs: number;
}

/** Something that a participant was given and may show again until it expires. */
interface Issued {
  readonly id: string;
  readonly expiresAtMs: number;
}

/** Connection tokens and the ids of websocket URLs, on the transport clock. */
export class Connections {
  readonly #clock: TransportClock;
  readonly #chance: Chance;
  readonly #tokens = new Map<string, Grant>();
  readonly #socketIds = new Map<string, Grant>();

  constructor(parts: { clock: TransportClock; chance: Chance }) {
    this.#clock = parts.clock;
    this.#chance = parts.chance;
  }

  issueToken(participantId: string): Issued {
    return this.#issue(this.#tokens, participantId, CONNECTION_TOKEN_LIFE_MS);
  }

  issueSocketId(participantId: string): Issued {
    return this.#issue(this.#socketIds, participantId, SOCKET_ID_LIFE_MS);
  }

  /** Whose connection token this is, while it lives. */
  participantOfToken(token: string): string | undefined {
    return this.#living(this.#tokens.get(token));
  }

  /** Whose socket this id opens, once. */
  takeSocketId(id: string): string | undefined {
    const grant = this.#socketIds.get(id);
    this.#socketIds.delete(id);
    return this.#living(grant);
  }

  /** Forgets what participants were given, who are no longer known. */
  forget(participantIds: ReadonlySet<string>): void {
    for (const grants of [this.#tokens, this.#socketIds]) {
      for (const [id, { participantId }] of grants) if (participantIds.has(participantId)) grants.delete(id);
    }
  }

  #issue(grants: Map<string, Grant>, participantId: string, lifeMs: number): Issued {
    // All grants of a map live equally long, so the expired ones are the oldest.
    for (const [id, { expiresAtMs }] of grants) {
      if (expiresAtMs > this.#clock.nowMs) break;
      grants.delete(id);
    }
    const id = this.#chance.token();
    const expiresAtMs = this.#clock.nowMs + lifeMs;
    grants.set(id, { participantId, expiresAtMs });
    return { id, expiresAtMs };
  }

  #living(grant: Grant | undefined): string | undefined {
    return grant !== undefined && grant.expiresAtMs > this.#clock.nowMs ? grant.participantId : undefined;
  }
}
