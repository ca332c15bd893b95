import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { ChatMaker } from './make-chat.ts';

/** `node studies/advise/made/write-sample.ts`: makes the sample anew. */
const SAMPLE = fileURLToPath(new URL('../../sample/', import.meta.url));
const CHATS = 1500;
/** So many are told by their contact records alone. */
const WITHOUT_TRANSCRIPT = 40;

interface MadeSample {
  readonly transcripts: string;
  readonly records: string;
}

/** The sample: four weeks of chats in two queues, which nobody had. */
export function makeSample(): MadeSample {
  const maker = new ChatMaker({ seed: 7, firstDayMs: Date.UTC(2026, 2, 2), days: 28 });
  const chats = Array.from({ length: CHATS }, () => maker.next());
  return {
    transcripts: linesOf(chats.slice(0, CHATS - WITHOUT_TRANSCRIPT).map(({ transcript }) => transcript)),
    records: linesOf(chats.map(({ record }) => record)),
  };
}

function linesOf(documents: readonly object[]): string {
  return `${documents.map((document) => JSON.stringify(document)).join('\n')}\n`;
}

if (import.meta.main) {
  const { transcripts, records } = makeSample();
  writeFileSync(`${SAMPLE}transcripts.jsonl.gz`, gzipSync(transcripts, { level: 9 }));
  writeFileSync(`${SAMPLE}contact-records.jsonl.gz`, gzipSync(records, { level: 9 }));
}
