import { createServer, type IncomingMessage } from 'node:http';

/** What AWS answers, by what was asked: a query's action, a JSON call's target, or a REST call's path. */
export type Answers = Readonly<Record<string, string | { readonly status: number; readonly body: string }>>;

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
      const answer = answers[what] ?? {
        status: 400,
        body: errorXml('InvalidAction', `nothing is recorded for ${what}`),
      };
      const { status, body: content } = typeof answer === 'string' ? { status: 200, body: answer } : answer;
      const type = content.startsWith('<') ? 'text/xml' : 'application/json';
      response.writeHead(status, { 'content-type': type }).end(content);
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

export const errorXml = (code: string, message: string) =>
  `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;

/** A stack as CloudFormation describes it. */
export function stackXml(name: string, status: string, outputs: Readonly<Record<string, string>> = {}): string {
  const members = Object.entries(outputs)
    .map(([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`)
    .join('');
  return (
    '<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member>' +
    `<StackName>${name}</StackName><StackStatus>${status}</StackStatus><Outputs>${members}</Outputs>` +
    '<CreationTime>2026-11-26T08:00:00.000Z</CreationTime></member></Stacks></DescribeStacksResult></DescribeStacksResponse>'
  );
}

/** The resources of a stack: type, logical id and physical id. */
export function resourcesXml(
  ...resources: readonly (readonly [type: string, logical: string, physical: string])[]
): string {
  const members = resources
    .map(
      ([type, logical, physical]) =>
        `<member><ResourceType>${type}</ResourceType><LogicalResourceId>${logical}</LogicalResourceId>` +
        `<PhysicalResourceId>${physical}</PhysicalResourceId><ResourceStatus>CREATE_COMPLETE</ResourceStatus>` +
        '<LastUpdatedTimestamp>2026-11-26T08:00:00.000Z</LastUpdatedTimestamp></member>',
    )
    .join('');
  return (
    '<ListStackResourcesResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><ListStackResourcesResult>' +
    `<StackResourceSummaries>${members}</StackResourceSummaries></ListStackResourcesResult></ListStackResourcesResponse>`
  );
}

export const callerXml = (accountId: string) =>
  '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>' +
  `<Account>${accountId}</Account><Arn>arn:aws:sts::${accountId}:assumed-role/deployer/verify</Arn><UserId>x</UserId>` +
  '</GetCallerIdentityResult></GetCallerIdentityResponse>';
