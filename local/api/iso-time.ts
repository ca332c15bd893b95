/** How the participant service writes times: ISO 8601 in UTC with milliseconds. */
export function isoTime(atMs: number): string {
  return new Date(atMs).toISOString();
}

/** How the connect service writes times: seconds since the epoch, with a fraction. */
export function epochSeconds(atMs: number): number {
  return atMs / 1000;
}
