/** One permission of a function: an action on a resource, both as the template has them. */
export interface Permission {
  readonly action: string;
  /** Readable: `Table`, `instance`, `instance/contact/*`. */
  readonly resource: string;
  /** The service through which alone it holds, such as `sqs`. */
  readonly viaService: string | undefined;
}

export interface FunctionPolicy {
  readonly permissions: readonly Permission[];
  /** Whether Lambda takes messages from a queue for the function, with the function's own role. */
  readonly takesFromQueue: boolean;
  /** Whether Lambda sends traces for the function, with the function's own role. */
  readonly isTraced: boolean;
}

export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
}

interface Resource {
  readonly Type: string;
  readonly Properties?: Properties;
}

interface Properties {
  readonly Role?: unknown;
  readonly Roles?: readonly unknown[];
  readonly FunctionName?: unknown;
  readonly TracingConfig?: { readonly Mode?: string };
  readonly ManagedPolicyArns?: readonly unknown[];
  readonly Policies?: readonly { readonly PolicyDocument: PolicyDocument }[];
  readonly PolicyDocument?: PolicyDocument;
}

interface PolicyDocument {
  readonly Statement: readonly Statement[];
}

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

/** What each function of a template may do, wherever its template says so. */
export function policiesOf({ Resources }: Template): ReadonlyMap<string, FunctionPolicy> {
  const resources = Object.entries(Resources).map(([id, { Type, Properties = {} }]) => ({ id, Type, ...Properties }));
  const ofType = (type: string) => resources.filter(({ Type }) => Type === type);
  const policies = new Map<string, FunctionPolicy>();
  for (const { id, Role, TracingConfig } of ofType('AWS::Lambda::Function')) {
    const role = ofType('AWS::IAM::Role').find((resource) => nameOf(Role) === resource.id);
    if (role?.ManagedPolicyArns !== undefined) throw new Error(`${id} has a managed policy: more than it needs.`);
    const documents = [
      ...(role?.Policies ?? []).map(({ PolicyDocument }) => PolicyDocument),
      ...ofType('AWS::IAM::Policy')
        .filter(({ Roles = [] }) => Roles.some((attached) => nameOf(attached) === role?.id))
        .flatMap(({ PolicyDocument }) => PolicyDocument ?? []),
    ];
    policies.set(id, {
      permissions: documents.flatMap(({ Statement }) => Statement).flatMap(permissionsOf),
      takesFromQueue: ofType('AWS::Lambda::EventSourceMapping').some(({ FunctionName }) => nameOf(FunctionName) === id),
      isTraced: TracingConfig?.Mode === 'Active',
    });
  }
  return policies;
}

function permissionsOf({ Effect, Action, Resource, Condition }: Statement): readonly Permission[] {
  if (Effect !== 'Allow') return [];
  const viaService = /"kms:ViaService":"?.*?([a-z]+)\./.exec(JSON.stringify(Condition) ?? '')?.[1];
  return [Action]
    .flat()
    .flatMap((action) => [Resource].flat().map((resource) => ({ action, resource: nameOf(resource), viaService })));
}

/** A resource in an ARN's place, by its name: `Table`, `instance/contact/*`. */
function nameOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::ImportValue': imported, 'Fn::Join': join } = Object(value);
  const { 'Fn::GetStackOutput': { OutputName: output } = { OutputName: undefined } } = Object(value);
  // `ChatWelcomeFlowArn` as `ChatWelcome`.
  if (typeof output === 'string') return output.replace(/FlowArn$/, '');
  if (typeof Ref === 'string') return Ref;
  if (Array.isArray(attribute)) return String(attribute[0]);
  if (typeof imported === 'string') return exportedName(imported);
  if (Array.isArray(join) && Array.isArray(join[1])) return join[1].map(nameOf).join(String(join[0]));
  return JSON.stringify(value);
}

/** `ChatSandbox:InstanceArn` as `instance`, `ChatFunctions:ExportsOutputFnGetAttTableArn89E1D7DC` as `Table`. */
function exportedName(name: string): string {
  if (name.endsWith(':InstanceArn')) return 'instance';
  return /FnGetAtt(\w+?)(?:ContactFlow)?Arn[0-9A-F]{8}$/.exec(name)?.[1] ?? name;
}
