const LONGEST_NAME_SHOWN = 40;

/** A name as a message can quote it, whoever made it up: bounded, and without anything that does not print. */
export function printable(name: string): string {
  const shown = name
    .slice(0, LONGEST_NAME_SHOWN)
    .replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '?')
    .replaceAll('"', "'");
  return name.length > LONGEST_NAME_SHOWN ? `${shown}…` : shown;
}
