import { createServer, type IncomingMessage } from 'node:http';
import { XmlShapeSerializer } from '@aws-sdk/core/protocols';
import { JsonShapeSerializer } from '@smithy/core/protocols';
import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticOperationSchema } from '@smithy/types';

/** An answer as it comes over the wire. */
interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** What AWS answers, once or page by page, by a query's action, a JSON call's target or a REST call's path. */
export type Answers = Readonly<Record<string, Answer | readonly Answer[]>>;

interface RecordedAws {
  readonly url: string;
  readonly asked: readonly { readonly what: string; readonly body: string }[];
  [Symbol.asyncDispose](): Promise<void>;
}

/** Answers as AWS does, over its protocols: XML for queries, JSON for the rest. */
export async function recordedAws(answers: Answers): Promise<RecordedAws> {
  const asked: { what: string; body: string }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const what = whatIsAsked(request, body);
      asked.push({ what, body });
      const before = asked.filter((one) => one.what === what).length - 1;
      const recorded = answers[what];
      const found = recorded === undefined || 'status' in recorded ? recorded : recorded[before];
      const answer = found ?? queryError(400, 'InvalidAction', `nothing is recorded for ${what}`);
      response.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Such as `DescribeStacks ChatFlows`, `DescribeAlarms`, or `/queues-summary/…`. */
function whatIsAsked({ headers, url = '' }: IncomingMessage, body: string): string {
  const target = String(headers['x-amz-target'] ?? '')
    .split('.')
    .at(-1);
  if (target !== undefined && target !== '') return target;
  const query = new URLSearchParams(body);
  const action = query.get('Action');
  if (action === null) return url.split('?')[0] ?? '';
  return [action, query.get('StackName')].filter((part) => part !== null).join(' ');
}

/**
 * An answer of a query API, as the SDK's own serializer writes it from the model of the operation: nothing that the
 * model does not have gets through. Its type holds what the model requires.
 */
export function queryAnswer([, , name, , , output]: StaticOperationSchema, answer: object): Answer {
  const xmlNamespace = 'https://amazonaws.com/doc/';
  const serializer = new XmlShapeSerializer({
    xmlNamespace,
    serviceNamespace: xmlNamespace,
    httpBindings: false,
    timestampFormat: { useTrait: true, default: 5 },
  });
  serializer.write(NormalizedSchema.of(output), answer);
  const members = String(serializer.flush())
    .replace(/^<[^>]*>/, '')
    .replace(/<\/[^>]*>$/, '');
  const result = `<${name}Result>${members}</${name}Result>`;
  const metadata = '<ResponseMetadata><RequestId>recorded</RequestId></ResponseMetadata>';
  return xml(200, `<${name}Response xmlns="${xmlNamespace}">${result}${metadata}</${name}Response>`);
}

/** The same of an API that answers JSON. */
export function jsonAnswer([, , , , , output]: StaticOperationSchema, answer: object): Answer {
  const serializer = new JsonShapeSerializer({ jsonName: true, timestampFormat: { useTrait: true, default: 7 } });
  serializer.write(NormalizedSchema.of(output), answer);
  return { status: 200, type: 'application/x-amz-json-1.1', body: String(serializer.flush()) };
}

/** An error of a query API (its "Common errors"). */
export const queryError = (status: number, code: string, message: string): Answer =>
  xml(
    status,
    `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
  );

const xml = (status: number, body: string): Answer => ({ status, type: 'text/xml', body });
