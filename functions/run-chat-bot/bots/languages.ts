/** The languages that the bots here speak. One that a bot's texts lack does not compile. */
export const LANGUAGES = ['en', 'de'] as const;

export type Language = (typeof LANGUAGES)[number];
