import { isObject } from '../../local/flow-language/index.ts';
import { nameProblems, valueProblems } from './check.ts';
import { type Bundled, checksOf, type Settings } from './form.ts';

/** The settings do not fit. Lists everything that is wrong, and what to write instead. */
export class InvalidSettings extends Error {
  override readonly name = 'InvalidSettings';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
    super(`infra/settings.ts has ${count}:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

/**
 * The same settings, once they are known to fit.
 *
 * @param bots the names of the bots in the bundle; where they are not known, any name does
 * @param botLanguages the languages that those bots speak; where they are not known, any does
 * @throws InvalidSettings with every problem at once.
 */
export function checkSettings(
  settings: Settings,
  bots?: readonly string[],
  botLanguages?: readonly string[],
): Settings {
  const problems = settingsProblems(settings, { bots, botLanguages });
  if (problems.length > 0) throw new InvalidSettings(problems);
  return settings;
}

/** The form is run without a type check, so nothing about its values is taken for granted. */
function settingsProblems(form: unknown, bundled: Bundled): readonly string[] {
  if (!isObject(form)) return ['`settings` must be an object: { … }'];
  const checks = checksOf(bundled);
  return [...nameProblems(form, Object.keys(checks), 'settings'), ...valueProblems(form, checks, '')];
}
