/**
 * The share of words in common from which two texts are taken as similar. The service compares by meaning, with a model
 * and a threshold that it does not tell: this is an approximation, and never its verdict.
 */
export const SIMILAR_FROM = 0.6;

const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

/**
 * How much two texts have in common, from 0 to 1. It is 1 where the words of the expected one stand in the other in a
 * row, else the share of words in common.
 */
export function similarity(expected: string, received: string): number {
  const wanted = wordsOf(expected);
  const heard = wordsOf(received);
  if (wanted.length === 0 || heard.length === 0) return wanted.length === heard.length ? 1 : 0;
  if (` ${heard.join(' ')} `.includes(` ${wanted.join(' ')} `)) return 1;
  const left = [...heard];
  const common = wanted.filter((word) => {
    const index = left.indexOf(word);
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  });
  return (2 * common.length) / (wanted.length + heard.length);
}

/** Its words in lower case, without markup and punctuation, and with small numbers as words. */
function wordsOf(text: string): readonly string[] {
  return text
    .replaceAll(/<[^<>]*>/gu, ' ')
    .toLowerCase()
    .replaceAll(/['’]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => (/^\d{1,2}$/u.test(word) ? (NUMBERS[Number(word)] ?? word) : word));
}
