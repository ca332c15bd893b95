import { createHash } from 'node:crypto';

/** The fingerprint that the flow operations answer with a flow's content. */
export function contentSha256(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}
