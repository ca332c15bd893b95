import type { TransportClock } from '../clock/transport-clock.ts';
import type { Work } from '../clock/work.ts';
import { memberOf } from '../json.ts';
import type { Invoke } from '../lambda/invocation.ts';

/** Administrator guide, setup-attachment-scanning: up to three tries, a minute in all. */
const MOST_TRIES = 3;
const MOST_MS = 60_000;

/** What a scanner is told of a file. Its place in S3 is made up: there is no S3 here. */
interface FileToScan {
  readonly instanceId: string;
  readonly fileId: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly createdAtMs: number;
}

type Verdict = 'APPROVED' | 'REJECTED';
/** Scans a file, and says what was found as part of the same work. */
export type ScanFile = (file: FileToScan, decide: (verdict: Verdict) => void) => Promise<void>;

/** Has a deployed function look at files. What it does not approve in time is rejected. */
export function createFileScanner(parts: {
  readonly functionArn: string;
  readonly invoke: Invoke;
  readonly transport: TransportClock;
  readonly work: Work;
}): ScanFile {
  const { functionArn, invoke, transport, work } = parts;
  return (file, decide) =>
    work.during('the scan of an attachment', async () => {
      let takeBack = () => {};
      const outOfTime = new Promise<Verdict>((resolve) => {
        takeBack = transport.after(MOST_MS, () => resolve('REJECTED'));
      });
      const verdict = await Promise.race([askFunction(invoke, functionArn, eventOf(file)), outOfTime]);
      takeBack();
      decide(verdict);
    });
}

async function askFunction(invoke: Invoke, functionArn: string, event: object): Promise<Verdict> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const result = await invoke(functionArn, event);
    if (result.ok) return memberOf(result.payload, 'Status') === 'APPROVED' ? 'APPROVED' : 'REJECTED';
    if (result.failure === 'NOT_FOUND') break;
  }
  return 'REJECTED';
}

const BUCKET = 'local-connect';

function eventOf({ instanceId, fileId, name, sizeBytes, createdAtMs }: FileToScan): object {
  const Key = `staging/connect/Attachments/chat/${fileId}${name.slice(name.lastIndexOf('.'))}`;
  return {
    Version: '1.0',
    InstanceId: instanceId,
    File: {
      FileId: fileId,
      FileCreationTime: createdAtMs,
      FileName: name,
      FileSizeInBytes: sizeBytes,
      FileLocation: { S3Location: { Key, Bucket: BUCKET, Arn: `arn:aws:s3:::${BUCKET}/${Key}` } },
    },
  };
}
