import { type Check, show } from './check.ts';

/** The stage whose names carry no stage. */
export const defaultStage = 'default';

/** `Chat welcome` in the default stage, `Chat welcome - test` in the stage `test`. */
export function stagedName(name: string, stage: string, separator = ' - '): string {
  return stage === defaultStage ? name : `${name}${separator}${stage}`;
}

export const stageCheck: Check = (stage, where) => {
  if (typeof stage === 'string' && stage.length <= 20 && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(stage)) return [];
  return [`${where}: got ${show(stage)}, expected 'default' or a word of at most 20 small letters, digits and hyphens`];
};
