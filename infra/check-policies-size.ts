/** AWS Lambda allows a function 4 KB of environment variables in all (Lambda developer guide, gettingstarted-limits); the others take less than 1. */
const mostBytes = 3072;

/** What to do about timer policies that SetChatTimers' environment has no room for; nothing if they fit. */
export function policiesSizeProblem(policies: object): readonly string[] {
  const bytes = Buffer.byteLength(JSON.stringify(policies));
  if (bytes <= mostBytes) return [];
  return [
    `timerPolicies: ${bytes} bytes as JSON, expected ${mostBytes} at most, for which a function's environment has room; remove or shorten ` +
      'policies, or name their minutes in the blocks instead',
  ];
}
