const ELLIPSIS = '…';

/** How many bytes a text has in a flow's result, which is JSON. */
export const jsonBytes = (text: string): number => Buffer.byteLength(JSON.stringify(text)) - 2;

/**
 * The beginning, or the end, of a text that has at most so many bytes in JSON, with an ellipsis where it was cut. What
 * a reader takes for one character is kept whole, however many code points it has.
 */
export function cutText(text: string, mostBytes: number, keep: 'beginning' | 'end' = 'beginning'): string {
  if (jsonBytes(text) <= mostBytes) return text;
  // No character has fewer bytes than code units by half, so more than this never fits.
  const near = keep === 'beginning' ? text.slice(0, mostBytes) : text.slice(-mostBytes);
  const characters = [...new Intl.Segmenter().segment(near)].map(({ segment }) => segment);
  // The slice itself may have cut the outermost character.
  if (keep === 'beginning') characters.pop();
  else characters.shift();
  let left = mostBytes - jsonBytes(ELLIPSIS);
  const kept: string[] = [];
  for (const character of keep === 'beginning' ? characters : characters.reverse()) {
    left -= jsonBytes(character);
    if (left < 0) break;
    kept.push(character);
  }
  return keep === 'beginning' ? `${kept.join('')}${ELLIPSIS}` : `${ELLIPSIS}${kept.reverse().join('')}`;
}
