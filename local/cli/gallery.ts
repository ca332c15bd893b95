import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { PAGE_DIR } from '../console/console-handler.ts';
import { GALLERY_FORMAT, type Gallery } from '../control/gallery.ts';
import { readTraceAssets, writeTracePage } from '../control/trace-page.ts';
import { LocalConnect, type Scenario, type TimelineEntry } from '../index.ts';
import { SANDBOX_ASSEMBLY } from './paths.ts';

type Scene = Gallery['scenes'][number];

/** Plays scenarios, and writes a chat of each as one page that needs nothing else. */
export async function writeGallery(scenarios: readonly Scenario[], file: string): Promise<void> {
  const scenes: Scene[] = [];
  for (const scenario of scenarios) scenes.push(await sceneOf(scenario));
  const { html } = writeTracePage({ format: GALLERY_FORMAT, scenes }, readTraceAssets(PAGE_DIR));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, html);
}

/** Of several chats of a scenario, the one that takes longest. */
async function sceneOf({ title, options, play }: Scenario): Promise<Scene> {
  const assembly = SANDBOX_ASSEMBLY;
  await using connect = await LocalConnect.start({ assembly, ...options?.(assembly) });
  await play(connect);
  const [longest] = connect.timelines().toSorted((a, b) => lengthOf(b) - lengthOf(a));
  const contactId = longest?.[0]?.contactId ?? '';
  const answer = await fetch(`${connect.url}/local/contacts/${encodeURIComponent(contactId)}/trace.json`);
  return { title, trace: JSON.parse(await answer.text()) };
}

function lengthOf(timeline: readonly TimelineEntry[]): number {
  return (timeline.at(-1)?.atMs ?? 0) - (timeline[0]?.atMs ?? 0);
}
