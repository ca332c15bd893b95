/** A run of more takes minutes, and tells nothing new. */
const MOST = 200_000;
const MOST_LOADS = 12;
const MOST_QUOTED = 60;

/** Chats an hour, as in `1000,10000`. @throws RangeError */
export function readChats(text: string): readonly number[] {
  const loads = text.split(',').map((part) => part.trim());
  if (loads.length > MOST_LOADS) throw new RangeError(`--chats has ${loads.length} numbers. At most ${MOST_LOADS}.`);
  return loads.map((part) => {
    const chats = Number(part);
    if (/^\d{1,6}$/.test(part) && chats >= 1 && chats <= MOST) return chats;
    const shown = part.length > MOST_QUOTED ? `${part.slice(0, MOST_QUOTED)}…` : part;
    throw new RangeError(
      `--chats has "${shown}". Expected whole chats an hour, from 1 to ${MOST}, such as 1000,10000.`,
    );
  });
}
