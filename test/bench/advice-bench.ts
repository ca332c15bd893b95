import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ChatMaker } from '../../studies/advise/made/make-chat.ts';

const RUN = fileURLToPath(new URL('./advice-run.ts', import.meta.url));
const ITEMS = 20;
const CORES = 2;
/** Chats that are made up; a larger file repeats them under other ids. */
const BLOCK = 5000;
const ID_START = '00000000-0000-4000-8000-';

interface AdviceFigures {
  readonly chats: number;
  /** The process's time on both cores, halved: what it takes on two cores that have nothing else to do. */
  readonly seconds: number;
  readonly memoryMb: number;
}

/**
 * Measures advice from so many made-up chats of 20 items, each a line of the size that Amazon Connect writes. With
 * records, a contact record of each lies beside them.
 */
export function measureAdvice(chats: number, withRecords = false): AdviceFigures {
  const folder = mkdtempSync(join(tmpdir(), 'advice-bench-'));
  try {
    writeChats(folder, chats, withRecords);
    const printed: unknown = JSON.parse(execFileSync(process.execPath, [RUN, folder], { encoding: 'utf8' }));
    const { cpuMs, memoryMb, read } = figuresOf(printed);
    if (read !== chats) throw new Error(`Of ${chats} chats ${read} were counted.`);
    return { chats, seconds: cpuMs / 1000 / CORES, memoryMb };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function writeChats(folder: string, chats: number, withRecords: boolean): void {
  const maker = new ChatMaker({ seed: 1, firstDayMs: Date.UTC(2026, 3, 6), days: 90, items: ITEMS });
  const made = Array.from({ length: Math.min(BLOCK, chats) }, () => maker.next());
  const transcripts = made.map(({ transcript }) => transcript);
  writeBlocks(join(folder, 'chats.jsonl'), transcripts, chats);
  const records = made.map(({ record }) => record);
  if (withRecords) writeBlocks(join(folder, 'records.jsonl'), records, chats);
}

/** Repeats the documents under other ids until there are so many. */
function writeBlocks(path: string, documents: readonly object[], wanted: number): void {
  const file = openSync(path, 'w');
  const block = Buffer.from(`${documents.map((document) => JSON.stringify(document)).join('\n')}\n`);
  const places = placesOf(block, ID_START);
  for (let number = 0; number * BLOCK < wanted; number += 1) {
    // The first digits of an id name the chat within its block, and the last of those the block.
    const digits = Buffer.from(number.toString(16).padStart(4, '0'));
    for (const place of places) digits.copy(block, place + ID_START.length);
    writeSync(file, block);
  }
  closeSync(file);
}

function placesOf(block: Buffer, text: string): readonly number[] {
  const places: number[] = [];
  for (let at = block.indexOf(text); at >= 0; at = block.indexOf(text, at + 1)) places.push(at);
  return places;
}

function figuresOf(printed: unknown): { readonly cpuMs: number; readonly memoryMb: number; readonly read: number } {
  if (typeof printed !== 'object' || printed === null) throw new Error('The run printed no figures.');
  const figures = new Map(Object.entries(printed));
  const [cpuMs, memoryMb, read] = ['cpuMs', 'memoryMb', 'chats'].map((name) => Number(figures.get(name)));
  if (cpuMs === undefined || memoryMb === undefined || read === undefined)
    throw new Error('The run printed no figures.');
  return { cpuMs, memoryMb, read };
}
