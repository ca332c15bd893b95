import { isObject } from '../json.ts';

export type ResponseType = 'STRING_MAP' | 'JSON';

const MAX_RESULT_BYTES = 32 * 1024;

type Checked =
  | { readonly ok: true; readonly external: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly message: string };

/**
 * What a block makes of a function's result (administrator guide, connect-lambda-functions). STRING_MAP takes one flat
 * object of strings; a null in it counts as unset, as the published result types allow. A number or a truth value is
 * refused like anything else that is not a string (assumed). Messages name keys and types, never values.
 */
export function checkLambdaResult(payload: unknown, type: ResponseType): Checked {
  const bytes = Buffer.byteLength(JSON.stringify(payload ?? null));
  if (bytes > MAX_RESULT_BYTES) {
    return refused(`the result has ${bytes} bytes; a flow takes ${MAX_RESULT_BYTES} (32 KB)`);
  }
  if (type === 'JSON') return { ok: true, external: isObject(payload) ? payload : {} };
  if (!isObject(payload)) return refused(`STRING_MAP takes one flat object of strings; got ${typeName(payload)}`);
  for (const [key, value] of Object.entries(payload)) {
    if (typeof value !== 'string' && value !== null) {
      return refused(`STRING_MAP takes one flat object of strings; "${key}" is ${typeName(value)}`);
    }
  }
  return { ok: true, external: payload };
}

function refused(message: string): Checked {
  return { ok: false, message };
}

function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
