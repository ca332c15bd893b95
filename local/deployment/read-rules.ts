import { quoteName } from '../error-texts.ts';
import { compilePattern, EVENT_PATTERN, PatternNotEmulated } from '../event-patterns/index.ts';
import { isObject, objectIn, parseJson, textIn } from '../json.ts';
import type { App } from './app.ts';
import type { DeployedRule, DeployedRuleTarget } from './deployment.ts';
import type { Reading } from './read-functions.ts';
import type { Resource } from './resource.ts';

/** Events of services go over the default bus alone. */
const DEFAULT_BUS = 'default';
const CONNECT = { source: 'aws.connect' };

/** Rules that contact events of Amazon Connect may go by; those of schedules and of other services are skipped. */
export function* readRules(app: App): Generator<Reading<DeployedRule>> {
  for (const resource of app.resources('AWS::Events::Rule')) {
    const bus = resource.optionalText('EventBusName') ?? DEFAULT_BUS;
    if (bus.split('/').at(-1) !== DEFAULT_BUS || resource.optionalText('State') === 'DISABLED') continue;
    const { source, ...others } = resource.object('EventPattern');
    if (source === undefined && Object.keys(others).length === 0) continue;
    if (source !== undefined && !isKept(resource, { source })(CONNECT)) continue;
    const pattern = { ...others, ...(source === undefined ? {} : { source }) };
    isKept(resource, pattern);
    yield {
      resource,
      deployed: {
        name: resource.optionalText('Name') ?? resource.logicalId,
        pattern,
        targets: resource.list('Targets').map((target) => targetOf(resource, target)),
      },
    };
  }
}

function isKept(resource: Resource, pattern: Parameters<typeof compilePattern>[0]) {
  try {
    return compilePattern(pattern, EVENT_PATTERN);
  } catch (error) {
    if (error instanceof PatternNotEmulated) throw resource.problem(`EventPattern: ${error.message}`);
    throw error;
  }
}

function targetOf(resource: Resource, target: unknown): DeployedRuleTarget {
  const arn = textIn(target, 'Arn');
  if (arn === undefined) throw resource.problem('Each of its Targets needs an Arn.');
  if (isObject(target) && target.InputTransformer !== undefined) {
    throw resource.problem('InputTransformer is not emulated. Use Input or InputPath, or take the event as it is.');
  }
  const input = textIn(target, 'Input');
  const given = input === undefined ? undefined : parseJson(input);
  if (input !== undefined && given === undefined) throw resource.problem('Input must be JSON text.');
  return {
    arn,
    input: given,
    inputPath: pathOf(resource, textIn(target, 'InputPath') ?? '$'),
    deadLetterArn: textIn(objectIn(target, 'DeadLetterConfig'), 'Arn'),
  };
}

function pathOf(resource: Resource, path: string): readonly string[] {
  if (/^\$(\.[\w-]+)*$/.test(path)) return path.split('.').slice(1);
  throw resource.problem(`InputPath ${quoteName(path)} is not emulated. Expected names, such as $.detail.contactId.`);
}
