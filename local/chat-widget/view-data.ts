import { textOf } from './json.ts';

/** What can be read off a view's data without its template, which Local Connect does not have. */
interface ReadView {
  readonly texts: readonly { readonly name: string; readonly text: string }[];
  readonly fields: readonly { readonly name: string; readonly label: string }[];
}

const MOST_LEVELS = 20;
/** The inputs of AWS's own views (administrator guide, view-resources-form-view). */
const INPUT = /^(FormInput|TextArea|DatePicker|TimeInput|Dropdown|RadioGroup|CheckboxGroup|Checkbox|Input)$/;

/** The texts of a view, by the names that they have in its data, and the fields that a customer fills in. */
export function readView(viewData: unknown): ReadView {
  const texts: { name: string; text: string }[] = [];
  const fields: { name: string; label: string }[] = [];
  walk('', viewData, 0);
  return { texts, fields };

  function walk(name: string, value: unknown, level: number): void {
    if (level > MOST_LEVELS) return;
    if (Array.isArray(value)) {
      for (const entry of value) walk(name, entry, level + 1);
    } else if (typeof value === 'object' && value !== null) {
      const field = fieldIn(value);
      if (field !== undefined) fields.push(field);
      else for (const [key, entry] of Object.entries(value)) walk(key, entry, level + 1);
    } else if (name !== '' && value !== null && value !== undefined && value !== '' && !PLUMBING.has(name)) {
      texts.push({ name, text: String(value) });
    }
  }
}

/** Members that say how a view is laid out, and nothing to a customer. */
const PLUMBING: ReadonlySet<string> = new Set(['_id', 'Type', 'Fluid', 'Variant', 'Icon']);

function fieldIn(value: object): { readonly name: string; readonly label: string } | undefined {
  if (!INPUT.test(textOf(value, 'Type'))) return undefined;
  const name = textOf(value, 'Name') || textOf(value, '_id');
  return name === '' ? undefined : { name, label: textOf(value, 'Label') || textOf(value, 'LabelValue') || name };
}
