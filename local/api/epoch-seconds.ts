/**
 * How the connect service writes times: seconds since the epoch, with a fraction. The participant service: ISO 8601.
 */
export function epochSeconds(atMs: number): number {
  return atMs / 1000;
}
