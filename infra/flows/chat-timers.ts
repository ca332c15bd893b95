/** What the blocks of our own flows allow a function: the most that a block can (administrator guide, invoke-lambda-function-block). */
export const blockSeconds = 8;
