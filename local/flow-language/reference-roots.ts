/** How many parts follow a root. */
interface Parts {
  readonly least: number;
  readonly most: number;
}

const ALONE: Parts = { least: 0, most: 0 };
const ONE_PART: Parts = { least: 1, most: 1 };
const SOME: Parts = { least: 1, most: Number.POSITIVE_INFINITY };
/** Some flows hand all of it over to a function. */
const ALL_OR_SOME: Parts = { least: 0, most: Number.POSITIVE_INFINITY };

/** The roots of references (administrator guide, connect-attrib-list; `Metadata` as live flows have it). */
export const REFERENCE_ROOTS: ReadonlyMap<string, Parts> = new Map<string, Parts>([
  // The contact.
  ['ContactId', ALONE],
  ['InitialContactId', ALONE],
  ['PreviousContactId', ALONE],
  ['RelatedContactId', ALONE],
  ['Channel', ALONE],
  ['InitiationMethod', ALONE],
  ['InstanceARN', ALONE],
  ['AwsRegion', ALONE],
  ['LanguageCode', ALONE],
  ['Name', ALONE],
  ['Description', ALONE],
  ['CustomerId', ALONE],
  ['TextToSpeechVoiceId', ALONE],
  ['StoredCustomerInput', ALONE],
  ['Task', ONE_PART],
  ['CustomerEndpoint', ONE_PART],
  ['SystemEndpoint', ONE_PART],
  ['AdditionalEmailRecipients', ONE_PART],
  ['Queue', SOME],
  ['Agent', SOME],
  ['Metrics', SOME],
  // What flows and customers set.
  ['Attributes', ONE_PART],
  ['FlowAttributes', ONE_PART],
  ['References', SOME],
  ['Tags', ALL_OR_SOME],
  ['SegmentAttributes', SOME],
  ['Metadata', ALL_OR_SOME],
  // What blocks answer.
  ['External', SOME],
  ['LambdaInvocation', SOME],
  ['Lex', ALL_OR_SOME],
  ['Views', ALL_OR_SOME],
  ['Modules', SOME],
  ['Loop', SOME],
  ['Customer', SOME],
  ['Case', SOME],
  ['Wisdom', SOME],
  ['AgenticCX', SOME],
  ['DataTables', SOME],
  ['DataTableList', SOME],
  // Media.
  ['Media', SOME],
  ['MediaStreams', SOME],
  ['Email', SOME],
  ['Capabilities', SOME],
]);
