import type { ParticipantRole } from '../engine/index.ts';
import type { TimelineEntryView } from '../timeline/timeline-entry.ts';

/** Who does something in a chat, each in a lane of their own on one time axis. */
export type LaneName = 'customer' | 'bot' | 'agent' | 'supervisor' | 'flow' | 'functions';

/** From top to bottom. */
export const LANE_NAMES: readonly LaneName[] = ['customer', 'bot', 'agent', 'supervisor', 'flow', 'functions'];

const LANE_OF_ROLE: Readonly<Record<ParticipantRole, LaneName>> = {
  CUSTOMER: 'customer',
  CUSTOM_BOT: 'bot',
  AGENT: 'agent',
  SUPERVISOR: 'supervisor',
  SYSTEM: 'flow',
};

/** The lane of who does something; what nobody does is the flow's. */
export function laneOfRole(role: ParticipantRole | null): LaneName {
  return LANE_OF_ROLE[role ?? 'SYSTEM'];
}

/** One thing that happened, by its place in the timeline. */
export interface Mark {
  readonly index: number;
  readonly atMs: number;
}

/** How long somebody was there or idle, or a flow or a contact went on. */
export interface Bar {
  readonly index: number;
  readonly fromMs: number;
  /** `undefined` while it goes on. */
  toMs: number | undefined;
  readonly label: string;
  /** Whose or which it is, where several go on at once. */
  readonly key: string;
  readonly isIdle: boolean;
}

/** Something that happens by itself at a moment, unless it is cut before. */
export interface Deadline {
  readonly index: number;
  /** Such as `customer idle`. */
  readonly name: string;
  readonly fromMs: number;
  readonly dueMs: number;
  /** What set it off, such as `Mia wrote`. */
  readonly armedBy: string;
  /** The entry that tells of what set it off. `undefined` where the timeline has none. */
  readonly cause: number | undefined;
  /** What comes of it when it is due. */
  readonly leadsTo: string;
  /** `undefined` while it is to come. */
  end: DeadlineEnd | undefined;
}

export interface DeadlineEnd {
  readonly atMs: number;
  /** The entry that tells of it. */
  readonly index: number;
  readonly how: 'FIRED' | 'CUT';
  /** What it led to, or what cut it. */
  readonly why: string;
}

/** A deadline that begins when the one before it has fired. */
export interface Forecast {
  readonly name: string;
  readonly fromMs: number;
  readonly dueMs: number;
}

export interface Lane {
  readonly name: LaneName;
  readonly marks: Mark[];
  readonly bars: Bar[];
  /** One at a time, each after the other. */
  readonly deadlines: Deadline[];
}

/** A stretch of time that a reader has selected; both ends belong to it. */
export interface Range {
  readonly fromMs: number;
  readonly toMs: number;
}

export type Entry = TimelineEntryView;
