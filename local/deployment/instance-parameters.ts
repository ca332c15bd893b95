import { isObject, type JsonObject, objectIn } from '../json.ts';

/** How a template uses a parameter that stands for the instance. */
type InstanceForm = 'ARN' | 'ID';

/**
 * Whether a parameter is used as the instance's ARN or id, by what it is given to: `InstanceArn` and `InstanceId` of
 * Connect's resources, variables of functions such as `INSTANCE_ID`, and ARNs that are put together.
 */
export function instanceFormOf(template: JsonObject, parameter: string): InstanceForm | undefined {
  const forms = new Set<InstanceForm>();
  look(objectIn(template, 'Resources'), { key: '', isWhole: true, parameter, forms });
  // Who takes it apart, or gives it as an ARN, has an ARN.
  if (forms.has('ARN')) return 'ARN';
  return forms.has('ID') ? 'ID' : undefined;
}

interface Search {
  /** The nearest property's name. */
  readonly key: string;
  /** The value is the property's own, and not a part of it. */
  readonly isWhole: boolean;
  readonly parameter: string;
  readonly forms: Set<InstanceForm>;
}

const ARN_KEY = /(?:^|connect.?)instance.?arn$/iu;
const ID_KEY = /(?:^|connect.?)instance.?id$/iu;
const BEFORE_THE_ID = /:instance\/$/u;

function look(value: unknown, search: Search): void {
  const { key, isWhole, parameter, forms } = search;
  if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) {
      const before: unknown = value[index - 1];
      if (isRefTo(parameter, entry) && typeof before === 'string' && BEFORE_THE_ID.test(before)) forms.add('ID');
      look(entry, { ...search, isWhole: false });
    }
    return;
  }
  if (!isObject(value)) return;
  if (isRefTo(parameter, value)) {
    if (isWhole && ARN_KEY.test(key)) forms.add('ARN');
    if (isWhole && ID_KEY.test(key)) forms.add('ID');
    return;
  }
  for (const [name, member] of Object.entries(value)) {
    if (name === 'Fn::Sub') lookInSub(member, search);
    const isTakenApart = name === 'Fn::Split' && ID_KEY.test(key) && Array.isArray(member);
    if (isTakenApart && isRefTo(parameter, member[1])) forms.add('ARN');
    const isFunction = name === 'Ref' || name.startsWith('Fn::');
    look(member, isFunction ? { ...search, isWhole: false } : { ...search, key: name, isWhole: true });
  }
}

function lookInSub(argument: unknown, { key, parameter, forms }: Search): void {
  const text: unknown = Array.isArray(argument) ? argument[0] : argument;
  if (typeof text !== 'string') return;
  const placeholder = `\${${parameter}}`;
  if (text === placeholder && ARN_KEY.test(key)) forms.add('ARN');
  if (text.includes(`:instance/${placeholder}`) || (text === placeholder && ID_KEY.test(key))) forms.add('ID');
}

function isRefTo(parameter: string, value: unknown): boolean {
  return isObject(value) && value.Ref === parameter;
}
