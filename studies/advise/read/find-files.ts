import { type Dirent, readdirSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';

export interface FoundFile {
  readonly path: string;
  readonly bytes: number;
}

/** A path that was named and is not there, or cannot be read. */
export class NoSuchPath extends Error {
  override readonly name = 'NoSuchPath';
}

/**
 * The files of paths, folders with all that is in them, in the order of their names. A file that is named twice is
 * there once.
 *
 * @throws NoSuchPath
 */
export function findFiles(paths: readonly string[]): readonly FoundFile[] {
  const found = new Map<string, FoundFile>();
  for (const path of paths) {
    for (const file of filesAt(path)) found.set(file.path, file);
  }
  return [...found.values()];
}

function filesAt(path: string): readonly FoundFile[] {
  const status = statusOf(path);
  if (status.isFile()) return [{ path, bytes: status.size }];
  if (!status.isDirectory()) throw new NoSuchPath(`${path} is neither a file nor a folder.`);
  return filesIn(path).map((file) => ({ path: file, bytes: statusOf(file).size }));
}

/** Symbolic links and files whose names begin with a dot are left out. */
function filesIn(folder: string): readonly string[] {
  return entriesOf(folder)
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesIn(path);
      return entry.isFile() && !entry.name.startsWith('.') ? [path] : [];
    })
    .sort();
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    throw new NoSuchPath(`Cannot read the folder ${folder}. Allow it, or name the files and folders beside it.`);
  }
}

function statusOf(path: string): Stats {
  const status = readStatus(path);
  if (typeof status === 'object') return status;
  throw new NoSuchPath(`${status} ${path}. Give files or folders with transcripts, contact records, or a CSV.`);
}

function readStatus(path: string): Stats | 'There is no' | 'Cannot read' {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? 'There is no';
  } catch {
    return 'Cannot read';
  }
}
