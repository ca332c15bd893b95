import { memberOf, textOf } from '../../../chat-widget/json.ts';
import { GALLERY_FORMAT, type Gallery } from '../../../control/gallery.ts';
import { TRACE_FORMAT, TRACE_VERSION, type Trace } from '../../../control/trace.ts';
import { parseJson } from '../../../json.ts';
import { isDeeperThan } from '../../../json-depth.ts';
import { ChatLanes } from '../../../lanes/chat-lanes.ts';
import { wordsOf } from '../../../timeline/words.ts';
import { linesOfPast } from '../lines.ts';
import { chatsOf } from '../model.ts';

const MOST_LEVELS = 200;

/** A trace out of its JSON, or what is wrong with it. */
export function readTrace(text: string): { readonly trace: Trace } | { readonly problem: string } {
  return readValue(parsed(text));
}

/** The chats of a gallery; `undefined` for another text. */
export function readGallery(text: string): Gallery['scenes'] | undefined {
  const value = parsed(text);
  const scenes = memberOf(value, 'scenes');
  if (memberOf(value, 'format') !== GALLERY_FORMAT || !Array.isArray(scenes)) return undefined;
  return scenes.flatMap((scene) => {
    const read = readValue(memberOf(scene, 'trace'));
    return 'trace' in read ? [{ title: textOf(scene, 'title'), trace: read.trace }] : [];
  });
}

function readValue(value: unknown): ReturnType<typeof readTrace> {
  if (memberOf(value, 'format') !== TRACE_FORMAT) return { problem: 'This is not a trace of Local Connect.' };
  const version = memberOf(value, 'version');
  if (version !== TRACE_VERSION) {
    return {
      problem: `This trace has version ${String(version).slice(0, 16)}. This page reads version ${TRACE_VERSION}.`,
    };
  }
  if (!isTrace(value) || !canBeTold(value)) return { problem: 'This trace is not whole: write it again.' };
  return { trace: value };
}

function parsed(text: string): unknown {
  const value = parseJson(text);
  return isDeeperThan(value, MOST_LEVELS) ? undefined : value;
}

/** As far as the page would stumble over it: what it shows is text, and is shown as text. */
function isTrace(value: unknown): value is Trace {
  const lists = ['contacts', 'past', 'timeline', 'invocations', 'flows'];
  if (!lists.every((name) => Array.isArray(memberOf(value, name)))) return false;
  if (Number.isNaN(Date.parse(String(memberOf(value, 'now'))))) return false;
  return true;
}

/** Whether all of it can be told: what somebody has changed by hand may lack any member. */
function canBeTold({ contacts, past, timeline }: Trace): boolean {
  try {
    for (const entry of timeline)
      if (Number.isNaN(Date.parse(entry.at)) || wordsOf(entry).what === undefined) return false;
    new ChatLanes().add(timeline);
    linesOfPast(past);
    return chatsOf(contacts).length > 0;
  } catch {
    return false;
  }
}
