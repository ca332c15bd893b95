/**
 * What templates and samples leave for somebody to fill in: `{{queue}}`, `${queue}`, `<<queue>>`, `NOT-SET`, or a
 * request in capitals such as `SELECT A QUEUE`. A token of the CDK is no placeholder: the deployment fills it in.
 */
export function isPlaceholder(value: unknown): boolean {
  return typeof value === 'string' && !value.includes('${Token[') && FORMS.some((form) => form.test(value));
}

const FORMS = [
  /\{\{.*\}\}/u,
  /\$\{.*\}/u,
  /<<.*>>/u,
  /^NOT[-_ ]SET$/iu,
  /^(?:ENTER|SELECT|INSERT|REPLACE|YOUR|TODO)\b[^a-z]*$/u,
];
