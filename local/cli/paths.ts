/** Where the scripts of package.json put what they hand on to each other, seen from the top of the repository. */
export const SANDBOX_ASSEMBLY = '.build/sandbox';
export const BUNDLES = '.build/functions';
export const SCENARIOS = 'test/scenarios';
export const EVENTS = 'events';
