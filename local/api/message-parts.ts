import type { Item } from '../engine/index.ts';
import { socketItem } from './item-payload.ts';

/** How much of a message a part has is not documented (assumed). */
const WORDS_OF_A_PART = 4;

/**
 * What websockets get of an item. One that comes in parts is sent part by part, each with what is new, and then as a
 * whole, which replaces them (seen in the source of ChatJS 5). Parts and message have one id.
 */
export function socketItems(item: Item): readonly object[] {
  const whole = socketItem(item);
  if (item.comesInParts !== true) return [whole];
  const parts = partsOf(item.content ?? '');
  return [
    ...parts.map((Content, index) => ({ ...whole, Content, MessageMetadata: chunk(index + 1, false) })),
    { ...whole, MessageMetadata: chunk(parts.length + 1, true) },
  ];
}

const chunk = (ChunkNumber: number, MessageCompleted: boolean) => ({ MessageCompleted, ChunkNumber });

/** A few words each, with the space behind them; together they are the text. */
function partsOf(text: string): readonly string[] {
  const words = text.match(/\s*\S+\s*/g) ?? [text];
  const parts: string[] = [];
  for (let at = 0; at < words.length; at += WORDS_OF_A_PART) {
    parts.push(words.slice(at, at + WORDS_OF_A_PART).join(''));
  }
  return parts;
}
