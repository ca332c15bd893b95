import { A_DISPLAY_NAME, isDisplayName } from '../shared/flow/display-name.ts';
import { printable } from '../shared/flow/printable.ts';
import { jsonOf } from '../shared/lambda/json.ts';
import * as z from '../shared/lambda/zod.ts';
import { hintFor } from './name-hints.ts';
import type { Settings } from './settings.ts';

/** A chat as a caller asks for it, known to be within what the deployment allows. */
export interface ChatRequest {
  readonly displayName: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly initialMessage: { readonly contentType: string; readonly content: string } | undefined;
  /** `undefined` leaves Amazon Connect's default: plain text. */
  readonly contentTypes: readonly string[] | undefined;
  readonly chatDurationMinutes: number | undefined;
  readonly resumeToken: string | undefined;
}

/** What came of reading a body: a request, or everything that is wrong with it. */
type ReadRequest = { readonly request: ChatRequest } | { readonly problems: readonly string[] };

/** API reference, StartChatContact: the types that can be supported. */
const TEXT = 'text/plain';
const CONTENT_TYPES: readonly string[] = [
  TEXT,
  'text/markdown',
  'application/json',
  'application/vnd.amazonaws.connect.message.interactive',
  'application/vnd.amazonaws.connect.message.interactive.response',
];

/** API reference, StartChatContact: all attributes together, in UTF-8. */
const MOST_ATTRIBUTE_BYTES = 32_768;

const isText = (value: string) => value.isWellFormed();
const isContent = (value: string) => isText(value) && value !== '' && value.length <= 16_384;
const isChatDuration = (value: number) => Number.isInteger(value) && value >= 60 && value <= 10_080;

/**
 * The members are StartChatContact's own, as the chat interfaces that exist send them. `ConnectInstanceId` is what the
 * hosted widget's example calls the instance; `Username` is sent by amazon-connect-chat-interface, says nothing that
 * could be believed, and is not read.
 */
const body = z.strictObject({
  InstanceId: z.nullish(z.string()),
  ConnectInstanceId: z.nullish(z.string()),
  ContactFlowId: z.nullish(z.string()),
  ParticipantDetails: z.strictObject({ DisplayName: z.string().check(z.refine(isDisplayName)) }),
  Username: z.optional(z.unknown()),
  Attributes: z.nullish(z.record(z.string(), z.string().check(z.refine(isText)))),
  InitialMessage: z.nullish(
    z.strictObject({
      ContentType: z.string().check(z.refine((type) => CONTENT_TYPES.includes(type))),
      Content: z.string().check(z.refine(isContent)),
    }),
  ),
  SupportedMessagingContentTypes: z.nullish(
    z.array(z.string()).check(
      z.refine((types) => types.every((type) => CONTENT_TYPES.includes(type))),
      z.refine((types) => types.includes(TEXT) && new Set(types).size === types.length),
    ),
  ),
  ChatDurationInMinutes: z.nullish(z.number().check(z.refine(isChatDuration))),
  ResumeToken: z.nullish(z.string()),
});

type Body = z.infer<typeof body>;

/** What a member must be, by its path or by the first part of it. */
const EXPECTED: Readonly<Record<string, string>> = {
  '': 'a JSON object',
  ParticipantDetails: 'an object with a DisplayName',
  'ParticipantDetails.DisplayName': A_DISPLAY_NAME,
  Attributes: 'an object whose values are all text',
  InitialMessage: 'an object with ContentType and Content',
  'InitialMessage.ContentType': `one of ${CONTENT_TYPES.join(', ')}`,
  'InitialMessage.Content': 'text of 1 to 16384 characters',
  SupportedMessagingContentTypes: `a list with ${TEXT} and, once each, any of ${CONTENT_TYPES.slice(1).join(', ')}`,
  ChatDurationInMinutes: 'whole minutes from 60 to 10080',
};

/**
 * Reads the body of a request. Nothing is clamped or guessed; what is wrong is told in words, all of it at once, and no
 * value is quoted.
 *
 * @example readChatRequest('{"ParticipantDetails":{"DisplayName":"Mia"}}', settings)
 */
export function readChatRequest(
  text: string,
  settings: Pick<Settings, 'instanceId' | 'contactFlowId' | 'allowedAttributes'>,
): ReadRequest {
  const value = jsonOf(text);
  if (value === undefined) return { problems: ['The body is not JSON.'] };
  const parsed = body.safeParse(value);
  if (!parsed.success) return { problems: parsed.error.issues.flatMap(describeIssue) };
  const problems = [
    ...foreignTargets(parsed.data, settings),
    ...attributeProblems(value, settings.allowedAttributes),
    ...initialMessageProblems(parsed.data),
  ];
  return problems.length > 0 ? { problems } : { request: requestOf(parsed.data) };
}

function requestOf(members: Body): ChatRequest {
  const { InitialMessage: message } = members;
  return {
    displayName: members.ParticipantDetails.DisplayName,
    attributes: members.Attributes ?? {},
    initialMessage: message ? { contentType: message.ContentType, content: message.Content } : undefined,
    contentTypes: members.SupportedMessagingContentTypes ?? undefined,
    chatDurationMinutes: members.ChatDurationInMinutes ?? undefined,
    resumeToken: members.ResumeToken ?? undefined,
  };
}

function initialMessageProblems({ InitialMessage, SupportedMessagingContentTypes }: Body): string[] {
  if (!InitialMessage || (SupportedMessagingContentTypes ?? [TEXT]).includes(InitialMessage.ContentType)) return [];
  return ['InitialMessage.ContentType is not among SupportedMessagingContentTypes.'];
}

function describeIssue(issue: z.core.$ZodIssue): string[] {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => describeUnknown(path, key));
  const known = EXPECTED[path] === undefined ? String(issue.path[0] ?? '') : path;
  return [`${known || 'The body'}: expected ${EXPECTED[known] ?? 'text'}.`];
}

function describeUnknown(path: string, key: string): string {
  const where = path === '' ? '' : ` in ${path}`;
  return `There is no member "${printable(key)}"${where}. ${hintFor(key)}`.trim();
}

/**
 * A caller may name the instance and the flow, but not choose them. Where its page names none,
 * amazon-connect-chat-interface sends an empty text.
 */
function foreignTargets(
  named: Pick<Body, 'InstanceId' | 'ConnectInstanceId' | 'ContactFlowId'>,
  { instanceId, contactFlowId }: Pick<Settings, 'instanceId' | 'contactFlowId'>,
): string[] {
  const problems: string[] = [];
  if ([named.InstanceId, named.ConnectInstanceId].some((id) => (id || instanceId) !== instanceId)) {
    problems.push('InstanceId is not the instance that this service starts chats in. Leave it out, or correct it.');
  }
  const flowIds = [contactFlowId, contactFlowId.split('/').at(-1)];
  if (!flowIds.includes(named.ContactFlowId || contactFlowId)) {
    problems.push('ContactFlowId is not the flow that this service starts chats in. Leave it out, or correct it.');
  }
  return problems;
}

/** Looks at the attributes as they came: a parser may have let names such as `__proto__` drop. */
function attributeProblems(value: unknown, allowed: ReadonlySet<string>): string[] {
  const attributes: unknown = Object(value).Attributes;
  const entries = Object.entries(Object(attributes ?? {}));
  const problems = entries
    .filter(([name]) => !allowed.has(name))
    .map(([name]) => `The attribute "${printable(name)}" is not among those that a caller may set.`);
  const bytes = entries.reduce(
    (sum, [name, text]) => sum + Buffer.byteLength(name) + Buffer.byteLength(String(text)),
    0,
  );
  if (bytes > MOST_ATTRIBUTE_BYTES) problems.push(`Attributes: expected ${MOST_ATTRIBUTE_BYTES} bytes at most.`);
  return problems;
}
