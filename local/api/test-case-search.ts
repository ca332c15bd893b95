import { ServiceError } from './errors.ts';
import type { CatalogTestCase } from './test-case-catalog.ts';

export interface TestCaseCriteria {
  readonly OrConditions?: readonly TestCaseCriteria[];
  readonly AndConditions?: readonly TestCaseCriteria[];
  readonly StringCondition?: StringCondition;
  readonly StatusCondition?: 'PUBLISHED' | 'SAVED';
}

interface StringCondition {
  readonly FieldName?: string;
  readonly Value?: string;
  readonly ComparisonType?: 'STARTS_WITH' | 'CONTAINS' | 'EXACT';
}

interface TagCondition {
  readonly TagKey?: string;
  readonly TagValue?: string;
}

export interface TagFilter {
  readonly OrConditions?: readonly (readonly TagCondition[])[];
  readonly AndConditions?: readonly TagCondition[];
  readonly TagCondition?: TagCondition;
}

/** Whether a test case is searched for: all conditions at one place must hold (assumed). */
export function matchesCriteria(testCase: CatalogTestCase, criteria: TestCaseCriteria | undefined): boolean {
  if (criteria === undefined) return true;
  const { OrConditions: either, AndConditions: all, StringCondition: text, StatusCondition: status } = criteria;
  const own = testCase.published === undefined ? 'SAVED' : 'PUBLISHED';
  return (
    (either === undefined || either.length === 0 || either.some((each) => matchesCriteria(testCase, each))) &&
    (all ?? []).every((each) => matchesCriteria(testCase, each)) &&
    (text === undefined || matchesText(testCase, text)) &&
    (status === undefined || status === own)
  );
}

function matchesText(testCase: CatalogTestCase, { FieldName, Value = '', ComparisonType }: StringCondition): boolean {
  const field = textOf(testCase, FieldName).toLowerCase();
  const value = Value.toLowerCase();
  if (ComparisonType === 'STARTS_WITH') return field.startsWith(value);
  return ComparisonType === 'EXACT' ? field === value : field.includes(value);
}

function textOf({ name, description }: CatalogTestCase, field = ''): string {
  if (field.toLowerCase() === 'name') return name;
  if (field.toLowerCase() === 'description') return description ?? '';
  throw new ServiceError(
    'InvalidParameterException',
    'SearchCriteria has a FieldName other than name and description, which are searched here.',
  );
}

export function matchesTags(tags: Readonly<Record<string, string>>, filter: TagFilter | undefined): boolean {
  if (filter === undefined) return true;
  const has = ({ TagKey = '', TagValue }: TagCondition) =>
    Object.hasOwn(tags, TagKey) && (TagValue === undefined || tags[TagKey] === TagValue);
  const { OrConditions: either, AndConditions: all, TagCondition: one } = filter;
  return (
    (either === undefined || either.length === 0 || either.some((conditions) => conditions.every(has))) &&
    (all ?? []).every(has) &&
    (one === undefined || has(one))
  );
}
