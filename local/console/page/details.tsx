import { inWords } from '../../timeline/format.ts';
import { STATES } from './chat-list.tsx';
import type { Chat, ContactWithTimeline, Instance } from './model.ts';

/** Who is in the chat, its contacts and its attributes. */
export function Details({ contact, chat }: { readonly contact: ContactWithTimeline; readonly chat: Chat }) {
  const attributes = Object.entries(contact.attributes);
  return (
    <div class="scroll details">
      <h3>Participants</h3>
      <table>
        <tbody>
          {contact.participants.map((participant) => (
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
      <h3>Contacts</h3>
      <table>
        <tbody>
          {chat.contacts.map((each) => (
            <tr key={each.contactId}>
              <th scope="row">
                <code>{each.contactId}</code>
              </th>
              <td>{inWords(each.initiationMethod ?? '')}</td>
              <td>
                {STATES[each.state]}
                {each.disconnectReason ? `: ${inWords(each.disconnectReason)}` : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>Attributes</h3>
      {attributes.length === 0 ? (
        <p class="aside">This chat has no attributes.</p>
      ) : (
        <table>
          <tbody>
            {attributes.map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td colSpan={2}>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** What the instance has. */
export function InstanceCard({ instance }: { readonly instance: Instance }) {
  const parts = [
    { title: 'Flows', items: instance.flows.map(({ name, type, arn }) => ({ name, more: inWords(type), arn })) },
    { title: 'Queues', items: instance.queues.map(({ name, arn }) => ({ name, more: '', arn })) },
    { title: 'Functions', items: instance.functions.map(({ name, arn }) => ({ name, more: '', arn })) },
    { title: 'Topics', items: instance.topics.map(({ name, arn }) => ({ name, more: '', arn })) },
    { title: 'HTTP APIs', items: instance.apis.map(({ name, url }) => ({ name, more: url, arn: url })) },
  ].filter(({ items }) => items.length > 0);
  return (
    <details class="instance">
      <summary>Instance</summary>
      <p class="quiet">
        {instance.region} · account {instance.accountId}
      </p>
      <p class="quiet id">{instance.instanceId}</p>
      {parts.map(({ title, items }) => (
        <section key={title}>
          <h3>{title}</h3>
          <ul>
            {items.map(({ name, more, arn }) => (
              <li key={arn} title={arn}>
                {name} <span class="quiet">{more}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </details>
  );
}
