import type { Deadline } from '../../../lanes/model.ts';

/** The class of a deadline's colour: an idle timer, an auto-disconnect timer, or something else. */
export function kindOf({ name }: Deadline): string {
  if (name.endsWith('auto-disconnect')) return 'of-disconnect';
  return name.endsWith(' idle') ? 'of-idle' : 'of-other';
}
