import { useState } from 'preact/hooks';

/** Saves something, and says what came of it. */
export function useSaving() {
  const [told, setTold] = useState('');
  async function save(act: () => Promise<void>): Promise<void> {
    try {
      await act();
      setTold('It holds from now on.');
    } catch (error) {
      setTold(error instanceof Error ? error.message : String(error));
    }
  }
  return { told, save };
}
