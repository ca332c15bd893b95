/** A value of 100 KB, a name of 50 KB, an object of 3,000 members and a list of 3,000 items. */
export const LONG_TEXT = 'x'.repeat(100_000);
export const LONG_NAME = 'n'.repeat(50_000);
export const MANY_MEMBERS: Readonly<Record<string, unknown>> = Object.fromEntries(
  Array.from({ length: 3000 }, (_, index) => [`member${index}`, index]),
);
export const MANY_ITEMS: readonly number[] = Array.from({ length: 3000 }, (_, index) => index);
export const COMMAS = ','.repeat(500);

/** Ten problems of 500 characters, as a message and as a list, with what is around them. */
export const LARGEST_ERROR = 12_000;
