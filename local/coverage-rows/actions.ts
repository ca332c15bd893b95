import { actionLanguage } from '../flow-language/index.ts';
import type { CoverageRow } from './row.ts';

/** The action types that a chat's flows use, and those that flows of all channels bring along. */
export function actionRows(): readonly CoverageRow[] {
  return [...actionLanguage].map(([id, { what, basis, source, note, inChat }]) => ({
    kind: 'action',
    id,
    what: inChat === 'fails' ? `${what}; in a chat it fails` : what,
    served: inChat !== 'stoodIn',
    ...(inChat === 'stoodIn' ? { stoodIn: true } : {}),
    basis,
    source,
    ...(note === undefined ? {} : { note }),
  }));
}
