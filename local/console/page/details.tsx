import './details.css';
import { inWords } from '../../timeline/format.ts';
import { initiationInWords } from '../../timeline/initiation.ts';
import { STATES } from './chat-list.tsx';
import type { Chat, Contact, ContactWithTimeline, Participant } from './model.ts';

/** Who is in the chat, its contacts and its attributes. */
export function Details({ contact, chat }: { readonly contact: ContactWithTimeline; readonly chat: Chat }) {
  return (
    <div class="scroll details">
      <h3>Participants</h3>
      <Participants participants={contact.participants} />
      <h3>Contacts</h3>
      <Contacts contacts={chat.contacts} />
      <h3>Attributes</h3>
      <Attributes attributes={contact.attributes} />
    </div>
  );
}

function Participants({ participants }: { readonly participants: readonly Participant[] }) {
  return (
    <table>
      <tbody>
        {participants.map((participant) => (
          <tr key={participant.participantId}>
            <th scope="row">{participant.displayName}</th>
            <td>{inWords(participant.role)}</td>
            <td>
              {inWords(participant.state)}
              {participant.idle && <span class="status waiting">idle</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Contacts({ contacts }: { readonly contacts: readonly Contact[] }) {
  return (
    <table>
      <tbody>
        {contacts.map(({ contactId, initiationMethod, state, disconnectReason }) => (
          <tr key={contactId}>
            <th scope="row">
              <code>{contactId}</code>
            </th>
            <td>
              {initiationInWords(initiationMethod)} <span class="quiet">{initiationMethod}</span>
            </td>
            <td>
              {STATES[state]}
              {disconnectReason ? `: ${inWords(disconnectReason)}` : ''}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Attributes({ attributes }: { readonly attributes: Contact['attributes'] }) {
  const entries = Object.entries(attributes);
  if (entries.length === 0) return <p class="aside">This chat has no attributes.</p>;
  return (
    <table>
      <tbody>
        {entries.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td colSpan={2}>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
