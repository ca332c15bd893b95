/** Something about a place in a test case. */
export interface Remark {
  /** For example `Observations[2].Event.Properties`; empty for the whole document. */
  readonly path: string;
  readonly message: string;
}

/** What is found while a test case is read: why publishing would refuse it, and what its author should know. */
export class Findings {
  readonly refused: Remark[] = [];
  readonly warnings: Remark[] = [];

  /** Begins with the service's own words where they are known. Always `undefined`, for a reader to give on. */
  refuse(path: string, message: string): undefined {
    this.refused.push({ path, message });
    return undefined;
  }

  warn(path: string, message: string): void {
    this.warnings.push({ path, message });
  }
}

/** A remark on one line. */
export function tellRemark({ path, message }: Remark): string {
  return path === '' ? message : `${path}: ${message}`;
}
