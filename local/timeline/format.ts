/** `0:05:00`: hours, minutes and seconds since something began. */
export function formatElapsed(elapsedMs: number): string {
  const seconds = Math.floor(Math.max(0, elapsedMs) / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** `CONTACT_FLOW_DISCONNECT` as `contact flow disconnect`. */
export function inWords(name: string): string {
  return name.toLowerCase().replaceAll('_', ' ');
}
