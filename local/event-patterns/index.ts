export { compilePattern } from './compile-pattern.ts';
export { EVENT_PATTERN, FILTER_POLICY, PatternNotEmulated } from './dialect.ts';
