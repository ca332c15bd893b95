/**
 * What a tag may be, in characters: API reference, TagContact; CloudFormation template reference,
 * AWS::Connect::ContactFlow Tag and AWS::Connect::TestCase Tag.
 */
export const MAX_TAG_KEY = 128;
export const MAX_TAG_VALUE = 256;
export const TAG_KEY = /^(?!aws:)[a-zA-Z+-=._:/]+$/;
