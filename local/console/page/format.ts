const two = (value: number) => String(value).padStart(2, '0');

/** `4:59`, or `1:04:59` from an hour on: what is left, rounded up, so that it ends at nothing and not before. */
export function formatLeft(leftMs: number): string {
  const seconds = Math.ceil(Math.max(0, leftMs) / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** `5 min`, `1 h 30 min`: an amount of time in words, to the minute. */
export function formatAmount(amountMs: number): string {
  const minutes = Math.round(amountMs / 60_000);
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return `${minutes} min`;
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}

/** The time of day in the person's own time zone. */
export function formatTimeOfDay(atMs: number): string {
  const time = new Date(atMs);
  return `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
}

export function formatDay(atMs: number): string {
  return new Date(atMs).toLocaleDateString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
}

export function count(amount: number, one: string, many = `${one}s`): string {
  return `${amount} ${amount === 1 ? one : many}`;
}

/** The start of an identifier: enough to tell two apart. */
export function shortId(id: string): string {
  return id.length > 8 ? id.slice(0, 8) : id;
}
