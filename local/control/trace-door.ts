import type { HttpResponse } from '../http/http.ts';
import type { ControlContext } from './control-context.ts';
import { takeTrace } from './take-trace.ts';
import { readTraceAssets, writeTracePage } from './trace-page.ts';

/** What is answered as it is, and not as JSON. */
export class ReadyResponse {
  readonly response: HttpResponse;

  constructor(response: HttpResponse) {
    this.response = response;
  }
}

/** `GET /local/contacts/{contactId}/trace.json`: a chat in one piece, as the page reads it when it is dropped there. */
export function getTrace(context: ControlContext, contactId: string) {
  return takeTrace(context, context.engine.chatOf(contactId));
}

/** `GET /local/contacts/{contactId}/trace.html`: the same as a page that needs nothing else. */
export function getTracePage(context: ControlContext, contactId: string): ReadyResponse {
  const trace = takeTrace(context, context.engine.chatOf(contactId));
  const { html, contentSecurityPolicy } = writeTracePage(trace, readTraceAssets(context.pageDir));
  return new ReadyResponse({
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      // As a file it has no origin; here it gets none either, and reaches nothing of Local Connect.
      'content-security-policy': `${contentSecurityPolicy}; sandbox allow-scripts`,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    },
    body: html,
  });
}
