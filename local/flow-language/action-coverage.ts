import { actionLanguage } from './action-language.ts';
import type { InChat, Known } from './spec.ts';

/** What Local Connect makes of one action type: a row of the coverage table. */
export interface ActionCoverage {
  readonly type: string;
  readonly inChat: InChat;
  readonly known: Known;
  readonly source: string;
  readonly note: string;
}

/** All emulated action types by name. Any other is refused at load, by name. */
export const actionCoverage: readonly ActionCoverage[] = [...actionLanguage.values()]
  .map(({ inChat, known, note = '', source, type }) => ({ type, inChat, known, source, note }))
  .sort((one, other) => (one.type < other.type ? -1 : 1));
