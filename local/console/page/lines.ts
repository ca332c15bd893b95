import {
  betweenNotices,
  type ChatItem,
  EVENT_PREFIX,
  type Line,
  lineOfItem,
  type NoticedEvent,
} from '../../chat-widget/lines.ts';
import type { PastMessage, TimelineEntry } from './model.ts';

/** The conversation as a chat's timeline tells it: for those whose own client is not in this page. */
export function linesOfTimeline(timeline: readonly TimelineEntry[]): readonly Line[] {
  return timeline.flatMap((entry, index) => {
    const item = itemOfEntry(entry, String(index));
    return (item === undefined ? undefined : lineOfItem(item)) ?? [];
  });
}

/** The item that tells a participant of what a timeline has; none for what only a timeline tells. */
function itemOfEntry(entry: TimelineEntry, id: string): ChatItem | undefined {
  const item = { Id: id, AbsoluteTime: entry.at, ParticipantRole: entry.role ?? 'SYSTEM' };
  const event = (name: NoticedEvent, displayName = '') => {
    return { ...item, Type: 'EVENT', ContentType: EVENT_PREFIX + name, DisplayName: displayName };
  };
  switch (entry.type) {
    case 'MESSAGE': {
      const { contentType, text, displayName } = entry.detail;
      return { ...item, Type: 'MESSAGE', ContentType: contentType, Content: text, DisplayName: displayName };
    }
    case 'ATTACHMENT': {
      const { attachmentId, name, contentType, status, displayName } = entry.detail;
      const file = { AttachmentId: attachmentId, AttachmentName: name, ContentType: contentType, Status: status };
      return { ...item, Type: 'ATTACHMENT', DisplayName: displayName, Attachments: [file] };
    }
    case 'PARTICIPANT_JOINED':
      return event('participant.joined', entry.detail.displayName);
    case 'PARTICIPANT_LEFT':
      return event('participant.left', entry.detail.displayName);
    case 'PARTICIPANT_IDLE':
      return event('participant.idle', entry.detail.displayName);
    case 'PARTICIPANT_RETURNED':
      return event('participant.returned', entry.detail.displayName);
    case 'AUTO_DISCONNECTION':
      return event('participant.autodisconnection', entry.detail.displayName);
    case 'CHAT_ENDED':
      return event('chat.ended');
    default:
      return undefined;
  }
}

/** What was said in the chats that this one continues, as it stands above this one's own lines. */
export function linesOfPast(past: readonly PastMessage[]): readonly Line[] {
  const lines = past.flatMap((message, index) => {
    const line = lineOfItem({
      Id: `past ${index}`,
      AbsoluteTime: message.at,
      ContentType: message.contentType,
      Content: message.text,
      DisplayName: message.displayName ?? '',
      ParticipantRole: message.role ?? 'SYSTEM',
    });
    return line === undefined ? [] : [line];
  });
  return betweenNotices(lines);
}

/** What an agent's desk shows: past chats, and the conversation up to the moment in which the last agent left it. */
export function linesOfDesk(
  timeline: readonly TimelineEntry[],
  past: readonly PastMessage[],
  agentIsIn: boolean,
): readonly Line[] {
  const isAgents = (type: string) => (entry: TimelineEntry) => entry.type === type && entry.role === 'AGENT';
  if (!timeline.some(isAgents('PARTICIPANT_JOINED'))) return [];
  const lastLeft = agentIsIn ? -1 : timeline.findLastIndex(isAgents('PARTICIPANT_LEFT'));
  return [...linesOfPast(past), ...linesOfTimeline(lastLeft < 0 ? timeline : timeline.slice(0, lastLeft + 1))];
}
