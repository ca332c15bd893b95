/**
 * Milliseconds that this thread has computed. For work that does not wait, the time it takes on a machine with nothing
 * else to do; what others do there meanwhile counts for nothing.
 */
export function threadTimeMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
