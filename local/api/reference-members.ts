/** The types of reference that can be set here, by the member of ListContactReferences' answer that holds them. */
export const REFERENCE_MEMBERS: Readonly<Record<string, string>> = {
  URL: 'Url',
  STRING: 'String',
  NUMBER: 'Number',
  DATE: 'Date',
  EMAIL: 'Email',
};
