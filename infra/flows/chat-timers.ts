/**
 * What the blocks of our own flows allow a function: the most there is (administrator guide,
 * invoke-lambda-function-block).
 */
export const blockSeconds = 8;
