import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { basename, relative } from 'node:path';
import type { Metafile, Plugin } from 'esbuild';

/** A change to a file of the SDK that makes bundles smaller and leaves what the functions use as it is. */
interface Lever {
  readonly name: string;
  /** The files that it is for. */
  readonly files: RegExp;
  /** The changed text; the same text when there was nothing to change. */
  pull(text: string, path: string): string;
  /** The one client that brings the files along. Default: all do. */
  readonly onlyFor?: string;
}

const stub = (...lines: readonly string[]) => `${lines.join('\n')}\n`;

/**
 * From the SDK's endpoint rules: how each service's host begins, and whether its FIPS host in AWS GovCloud is
 * another.
 */
const hostPrefixes: Readonly<Record<string, readonly [prefix: string, hasFipsInGovCloud: boolean]>> = {
  connect: ['connect', false],
  connectparticipant: ['participant.connect', false],
  dynamodb: ['dynamodb', false],
  sqs: ['sqs', false],
  'bedrock-runtime': ['bedrock-runtime', true],
};

const LEVERS: readonly Lever[] = [
  {
    // Computed keys such as `{ [_hQ]: 1 }` count as side effects, so no schema of a service is ever dropped. Literal
    // ones do not.
    name: "the schemas' constants",
    files: /[\\/]@aws-sdk[\\/]client-[a-z-]+[\\/]dist-es[\\/]schemas[\\/]schemas_0\.js$/,
    pull: (text) => withoutErrorClasses(withConstantsInlined(text)),
  },
  {
    // Lambda hands a function its credentials in the environment, so that the other eight providers are never asked.
    name: 'the credential providers',
    files: /[\\/]@aws-sdk[\\/]credential-provider-node[\\/]dist-es[\\/]index\.js$/,
    pull: () => stub("export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';"),
  },
  {
    // Amazon Bedrock takes a token from the environment too, and the SDK would then look for one of single sign-on.
    name: 'tokens of single sign-on',
    files: /[\\/]@aws-sdk[\\/]token-providers[\\/]dist-es[\\/]fromSso\.js$/,
    pull: () => stub('export const fromSso = () => () => Promise.reject(new Error("There is no token."));'),
    onlyFor: 'client-bedrock-runtime',
  },
  {
    // The SDK sends its version alone, but would carry the whole file.
    name: "the clients' package.json",
    files: /[\\/]@aws-sdk[\\/]client-[a-z-]+[\\/]package\.json$/,
    pull: (text) => JSON.stringify({ version: JSON.parse(text).version }),
  },
  {
    // Loaded for operations that stream events. None of the functions' operations does.
    name: 'event streams',
    files: /[\\/]@smithy[\\/]core[\\/]dist-es[\\/]submodules[\\/]protocols[\\/]HttpProtocol\.js$/,
    pull: (text) => text.replace('await import("@smithy/core/event-streams")', '{}'),
  },
  {
    // The same, for what such an operation sends.
    name: 'event streams that are sent',
    files: /[\\/]@aws-sdk[\\/]eventstream-handler-node[\\/]dist-es[\\/]eventStreamPayloadHandlerProvider\.js$/,
    pull: () => stub('export const eventStreamPayloadHandlerProvider = () => undefined;'),
    onlyFor: 'client-bedrock-runtime',
  },
  {
    // For operations that answer with a stream of bytes. None of the functions' operations does.
    name: 'streamed answers',
    files: /[\\/]@smithy[\\/]core[\\/]dist-es[\\/]submodules[\\/]serde[\\/]util-stream[\\/]sdk-stream-mixin\.js$/,
    pull: () => stub('export const sdkStreamMixin = undefined;'),
  },
  {
    // A client in a browser loads a parser of 34 KiB for the browser's name.
    name: "browsers' names",
    files: /[\\/]@aws-sdk[\\/]core[\\/]dist-es[\\/].*[\\/]createUserAgentStringParsingProvider\.js$/,
    pull: () => stub('export const createUserAgentStringParsingProvider = undefined;'),
  },
  {
    // Only the defaults mode `auto` asks the machine for its region. Lambda has it in the environment.
    name: 'the region of the machine',
    files: /[\\/]@smithy[\\/]core[\\/]dist-es[\\/].*[\\/]regionConfig[\\/]getInstanceMetadataRegion\.js$/,
    pull: () => stub('export const getInstanceMetadataRegion = async () => undefined;'),
  },
  {
    // Tables of rules, an engine for them and a list of all partitions. What is needed is one host in each Region of
    // the partitions that Amazon Connect is in.
    name: 'rules of endpoints',
    files: /[\\/]@aws-sdk[\\/]client-[a-z-]+[\\/]dist-es[\\/]endpoint[\\/]endpointResolver\.js$/,
    pull: (_text, path) => {
      const [prefix = '', hasFipsInGovCloud = false] = hostPrefixes[/client-([a-z-]+)/.exec(path)?.[1] ?? ''] ?? [];
      if (prefix === '')
        throw new Error(`The host of ${path} is not known: look at hostPrefixes in infra/bundle-levers.ts.`);
      return stub(
        'export const defaultEndpointResolver = ({ Region, UseFIPS, Endpoint }) => {',
        `const fips = UseFIPS && (${hasFipsInGovCloud} || !Region.startsWith('us-gov-')) ? '-fips' : '';`,
        `const url = new URL(Endpoint ?? \`https://${prefix}\${fips}.\${Region}.amazonaws.com\`);`,
        'return { url, headers: {}, properties: {} };',
        '};',
      );
    },
  },
  {
    // A list of all Regions, which only those rules read.
    name: 'the table of partitions',
    files: /[\\/]@aws-sdk[\\/]core[\\/]dist-es[\\/].*[\\/]util-endpoints[\\/]lib[\\/]aws[\\/]partitions\.js$/,
    pull: () => stub('export const partitionsInfo = undefined;'),
  },
  {
    // DynamoDB's endpoint discovery is off unless asked for, and nobody asks.
    name: 'endpoint discovery',
    files: /[\\/]@aws-sdk[\\/]middleware-endpoint-discovery[\\/]dist-es[\\/]index\.js$/,
    pull: () =>
      stub(
        'const none = () => undefined;',
        'export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS =',
        '  { environmentVariableSelector: none, configFileSelector: none, default: undefined };',
        'export const resolveEndpointDiscoveryConfig = (config) => config;',
      ),
    onlyFor: 'client-dynamodb',
  },
  {
    // The adaptive retry mode, which the functions' clients do not choose.
    name: 'adaptive retries',
    files: /[\\/]@smithy[\\/]core[\\/]dist-es[\\/]submodules[\\/]retry[\\/]util-retry[\\/]AdaptiveRetryStrategy\.js$/,
    pull: () => stub('export const AdaptiveRetryStrategy = undefined;'),
  },
  {
    // A Lambda function is configured by its environment. No files in a home folder need to be read at the first call.
    name: 'configuration files',
    files: /[\\/]@smithy[\\/]core[\\/]dist-es[\\/].*[\\/]shared-ini-file-loader[\\/]loadSharedConfigFiles\.js$/,
    pull: () =>
      stub(
        'export { CONFIG_PREFIX_SEPARATOR } from "./constants";',
        'export const loadSharedConfigFiles = async () => ({ configFile: {}, credentialsFile: {} });',
      ),
  },
  {
    // A fallback for a Node without node:crypto.
    name: 'hashes in JavaScript',
    files: /[\\/]@smithy[\\/]core[\\/]dist-es[\\/]submodules[\\/]checksum[\\/](sha256[\\/]Sha256|md5[\\/]Md5)Js\.js$/,
    pull: (_text, path) => stub(`export const ${basename(path, '.js')} = undefined;`),
  },
];

/** `const _A = "Arn";` … `[_A]: …` becomes `["Arn"]: …`, which esbuild knows to be free of effects. */
function withConstantsInlined(text: string): string {
  const constants = new Map<string, string>();
  const rest = text.replace(/^const (_\w+) = ("[^"]*");\n/gm, (_line, name: string, value: string) => {
    constants.set(name, value);
    return '';
  });
  return rest.replace(/"[^"\n]*"|(?<![\w$.])_\w+\b/g, (token) => constants.get(token) ?? token);
}

/**
 * Unregisters the classes of a service's errors, which would keep each error of the service in every bundle. The SDK
 * then throws its base error with the name, message and status that the service sent. The functions look at the name
 * alone.
 */
function withoutErrorClasses(text: string): string {
  return text.replace(/^n\d+_registry\.registerError\(.*\);\n/gm, '');
}

/**
 * Takes Node's own modules by `process.getBuiltinModule`. An `import` of one reads all that it exports, so Node loads
 * what most of those getters stand for: streams for standard input and output, Web Crypto, file streams. That was a
 * fifth of the time to import a function. Names are taken one by one, without side effects if unused, so that no
 * wrapper copies a whole module.
 */
export const leanBuiltins: Plugin = {
  name: 'lean builtins',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^[a-z:/_0-9]+$/ }, ({ path, kind }) => {
      if (!isBuiltin(path)) return undefined;
      if (kind === 'dynamic-import') return { path, external: true };
      return { path, namespace: kind === 'require-call' ? 'required builtin' : 'builtin' };
    });
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({ contents: exportsTakenOneByOne(path) }));
    onLoad({ filter: /.*/, namespace: 'required builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
    }));
  },
};

function exportsTakenOneByOne(path: string): string {
  const names = Object.keys(process.getBuiltinModule(path) ?? {}).filter((name) => /^[A-Za-z]\w*$/.test(name));
  return stub(
    `const all = /* @__PURE__ */ process.getBuiltinModule(${JSON.stringify(path)});`,
    'const take = (name) => all[name];',
    'export default all;',
    ...names
      .filter((name) => name !== 'default')
      .map((name, index) => `const e${index} = /* @__PURE__ */ take('${name}'); export { e${index} as ${name} };`),
  );
}

/** The levers, and a check that each of them still finds what it pulls. */
export class Levers {
  readonly #pulled = new Set<string>();

  readonly plugin: Plugin = {
    name: 'levers',
    setup: ({ onLoad }) => {
      for (const lever of LEVERS) {
        onLoad({ filter: lever.files }, ({ path }) => {
          const text = readFileSync(path, 'utf8');
          const contents = lever.pull(text, path);
          if (contents !== text) this.#pulled.add(path);
          return { contents, loader: path.endsWith('.json') ? 'json' : 'js' };
        });
      }
    },
  };

  /** Throws unless every service's schemas were changed, and each lever found a file for the clients in the bundle. */
  check({ inputs }: Metafile, root: string): void {
    const paths = Object.keys(inputs);
    const clients = paths.flatMap(
      (path) => /@aws-sdk\/(client-[a-z-]+)\/dist-es\/\w+Client\.js$/.exec(path)?.[1] ?? [],
    );
    const pulled = [...this.#pulled].map((path) => relative(root, path));
    for (const client of clients) {
      if (pulled.some((path) => path.includes(`/${client}/dist-es/schemas/`))) continue;
      throw new Error(
        `The schemas of @aws-sdk/${client} do not look as expected: see LEVERS in infra/bundle-levers.ts.`,
      );
    }
    if (clients.length === 0) return;
    const needed = LEVERS.filter(({ onlyFor }) => onlyFor === undefined || clients.includes(onlyFor));
    const missing = needed.filter(({ files }) => !pulled.some((path) => files.test(`/${path}`)));
    if (missing.length === 0) return;
    const names = missing.map(({ name }) => name).join(', ');
    throw new Error(`The SDK has no file to take these out of: ${names}. See LEVERS in infra/bundle-levers.ts.`);
  }
}
