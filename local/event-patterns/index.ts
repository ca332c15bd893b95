export { compilePattern } from './compile-pattern.ts';
export { type Dialect, EVENT_PATTERN, FILTER_POLICY, PatternNotEmulated } from './dialect.ts';
