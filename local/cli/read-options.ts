import { parseArgs } from 'node:util';
import { asError } from '../error-texts.ts';
import { didYouMean } from '../flow-language/index.ts';
import { refuse } from './refuse.ts';

/** An option of a script, as `parseArgs` takes it, and how its help shows it. */
export type Option =
  | { readonly type: 'boolean'; readonly default?: boolean; readonly says: string }
  | {
      readonly type: 'string';
      readonly default?: string;
      /** It may stand several times. */
      readonly multiple?: true;
      readonly value: string;
      readonly says: string;
    };

interface Command<Options> {
  /** How it is called, for example `npm run invoke -- <function> <event file>`. */
  readonly usage: string;
  readonly options: Options;
  /** How many words it takes beside its options. */
  readonly mostWords: number;
}

/**
 * The options and words that the script was called with. `--help` is answered here, and what there is not is refused.
 */
export function readOptions<const Options extends Readonly<Record<string, Option>>>(command: Command<Options>) {
  const { options, mostWords } = command;
  const { tokens } = parseArgs({ options, strict: false, allowNegative: true, tokens: true });
  const names = Object.keys(options).map((name) => shownName(name, options[name]));
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    if (token.rawName === '--help' || token.rawName === '-h') {
      console.log(helpOf(command));
      process.exit(0);
    }
    const known = [...names, ...Object.keys(options).map((name) => `--${name}`), '--help'];
    if (!known.includes(token.rawName)) {
      refuse(
        `There is no ${token.rawName}. There are: ${[...names, '--help'].join(', ')}.` +
          didYouMean(token.rawName, known),
      );
    }
  }
  refuseTwice(
    options,
    tokens.filter(({ kind }) => kind === 'option').map((token) => ('name' in token ? token.name : '')),
  );
  const unexpected = tokens.filter(({ kind }) => kind === 'positional')[mostWords];
  if (unexpected?.kind === 'positional') refuse(`"${unexpected.value}" is one word too many.\n\n${helpOf(command)}`);
  return parseStrictly(options);
}

/** Of an option that takes one value, the last would win without a word. */
function refuseTwice(options: Readonly<Record<string, Option>>, written: readonly string[]): void {
  for (const [name, option] of Object.entries(options)) {
    const isRepeatable = option.type === 'boolean' || option.multiple === true;
    if (isRepeatable || written.filter((one) => one === name).length < 2) continue;
    refuse(`--${name} is written twice, and takes one value.`);
  }
}

function parseStrictly<const Options extends Readonly<Record<string, Option>>>(options: Options) {
  try {
    return parseArgs({ options, allowPositionals: true, allowNegative: true, tokens: true });
  } catch (error) {
    // An option without its value, or a flag with one.
    return refuse(asError(error).message);
  }
}

function helpOf({ usage, options }: Command<Readonly<Record<string, Option>>>): string {
  const rows = Object.entries(options).map(([name, option]) => {
    const value = option.type === 'string' ? ` <${option.value}>` : '';
    const byDefault = option.type === 'string' && option.default !== undefined ? ` (${option.default})` : '';
    return [`${shownName(name, option)}${value}`, `${option.says}${byDefault}`] as const;
  });
  const all = [...rows, ['--help', 'this'] as const];
  const width = Math.max(...all.map(([left]) => left.length));
  return [`Usage: ${usage}`, '', ...all.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)].join('\n');
}

/** A flag that is on by default is known by its opposite. */
function shownName(name: string, option: Option | undefined): string {
  return option?.type === 'boolean' && option.default === true ? `--no-${name}` : `--${name}`;
}
