import { type HttpHandler, json } from '../http/http.ts';

/** A signature names the service that the request is for (Signature Version 4: the credential scope). */
const SIGNED_FOR = /^AWS4-HMAC-SHA256 Credential=[^,]*\/([a-z0-9.-]+)\/aws4_request/;
/** What the SDKs sign requests to the services that are here for; the participant service goes by `execute-api`. */
const SERVED: ReadonlySet<string> = new Set(['connect', 'execute-api', 'sqs', 'dynamodb']);

/** Refuses by name what an AWS SDK asks of any other service: it must not look like a wrong path. */
export const refuseOtherServices: HttpHandler = ({ headers }) => {
  const service = SIGNED_FOR.exec(headers.authorization ?? '')?.[1];
  if (service === undefined || SERVED.has(service)) return undefined;
  const name = 'UnknownOperationException';
  const message = `The service "${service}" is not emulated by Local Connect. It serves ${[...SERVED].join(', ')}.`;
  return json(404, { __type: name, message }, { 'x-amzn-errortype': name });
};
