import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { request, Watched } from '../api-client.ts';
import { Polling } from '../polling.ts';
import type { Report } from '../problems.tsx';

const POLL_MS = 1000;
const NOT_TOLD = 'Local Connect could not say what is under the hood';
const NOT_DONE = 'It was not done';

/** What Local Connect answers at a path, asked again and again, and how to change it. */
export function useAsked<Answer>(path: string, report: Report) {
  const [answer, setAnswer] = useState<Answer>();
  const polling = useRef<Polling>(undefined);

  useEffect(() => {
    const watched = new Watched<Answer>();
    const ask = async (): Promise<void> => {
      try {
        setAnswer(await watched.get(path));
        report.succeeded(NOT_TOLD);
      } catch (error) {
        report.failed(NOT_TOLD, error);
      }
    };
    const asking = new Polling(ask, POLL_MS);
    polling.current = asking;
    return () => asking.stop();
  }, [path, report]);

  const change = useCallback(
    async (method: 'POST' | 'DELETE', body?: object): Promise<boolean> => {
      try {
        await request(method, path, body);
        report.succeeded(NOT_DONE);
        return true;
      } catch (error) {
        report.failed(NOT_DONE, error);
        return false;
      } finally {
        polling.current?.wake();
      }
    },
    [path, report],
  );
  return { answer, change };
}
