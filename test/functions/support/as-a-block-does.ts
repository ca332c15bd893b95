/** An Invoke Lambda block runs its function up to three times more (administrator guide, connect-lambda-functions). */
export async function asABlockDoes<Result>(invoke: () => Promise<Result>, tries = 4): Promise<Result> {
  try {
    return await invoke();
  } catch (thrown) {
    if (tries === 1) throw thrown;
    return asABlockDoes(invoke, tries - 1);
  }
}
