/** How often a client tries a call. It is each call's deadline that bounds its attempts, and not their number. */
export const MOST_ATTEMPTS = 10;
