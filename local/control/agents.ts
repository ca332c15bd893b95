import { byTurn, type Chat, type Contact, type Participant, type QueueRef, TYPING } from '../engine/index.ts';
import { quoteName } from '../error-texts.ts';
import { A_DISPLAY_NAME, isDisplayName } from '../flow-language/index.ts';
import { type Body, onlyMembers, optionalText, requiredText } from './body.ts';
import { viewContactWithTimeline } from './contact-view.ts';
import type { ControlContext } from './control-context.ts';
import { badRequest, conflict, notFound } from './control-error.ts';
import { whereIs } from './whereabouts.ts';

/** What an action came to: the contact it was done to, and the agent whose token is answered. */
interface Done {
  readonly contact: Contact;
  readonly joined?: Participant;
}

/**
 * What an agent of any name can do at `POST /local/agents/{name}/{action}`. Each answers the contact it was done to.
 * Who joins or connects gets a participant token, with which a client of their own, such as ChatJS, gets connected.
 */
type AgentAction = (context: ControlContext, agentName: string, body: Body) => Done;

const ACTIONS: Readonly<Record<string, AgentAction>> = {
  accept(context, agentName, body) {
    onlyMembers(body, ['contactId']);
    const contact = waitingContact(context, agentName, optionalText(body, 'contactId'));
    context.quotas.checkAgent(context.engine.chats, agentName);
    return { contact, joined: context.engine.agentJoins(contact.contactId, agentName, 'AGENT') };
  },

  join(context, agentName, body) {
    onlyMembers(body, ['contactId']);
    const { current } = context.engine.chatOf(requiredText(body, 'contactId'));
    context.quotas.checkAgent(context.engine.chats, agentName);
    return { contact: current, joined: context.engine.agentJoins(current.contactId, agentName, 'AGENT') };
  },

  monitor(context, agentName, body) {
    onlyMembers(body, ['contactId']);
    const { current } = context.engine.chatOf(requiredText(body, 'contactId'));
    return { contact: current, joined: context.engine.agentJoins(current.contactId, agentName, 'SUPERVISOR') };
  },

  /** The token again, for a client that was not there when the agent joined. */
  connect(context, agentName, body) {
    onlyMembers(body, ['contactId']);
    const { contact, participant } = presentAgent(context, agentName, body);
    return { contact, joined: participant };
  },

  leave(context, agentName, body) {
    onlyMembers(body, ['contactId']);
    const { contact, participant } = presentAgent(context, agentName, body);
    context.engine.disconnectParticipant(participant.participantId);
    return { contact };
  },

  messages(context, agentName, body) {
    onlyMembers(body, ['contactId', 'text']);
    const { contact, participant } = presentAgent(context, agentName, body);
    const content = requiredText(body, 'text');
    context.engine.sendMessage(participant.participantId, { contentType: 'text/plain', content });
    return { contact };
  },

  typing(context, agentName, body) {
    onlyMembers(body, ['contactId']);
    const { contact, participant } = presentAgent(context, agentName, body);
    context.engine.sendEvent(participant.participantId, { contentType: TYPING });
    return { contact };
  },

  transfer(context, agentName, body) {
    onlyMembers(body, ['contactId', 'queue']);
    const queue = findQueue(context, requiredText(body, 'queue'));
    const { contact, participant } = presentAgent(context, agentName, body);
    context.engine.agentTransfers(participant.participantId, queue);
    return { contact };
  },
};

export async function postAgent(context: ControlContext, agentName: string, action: string, body: Body) {
  const act = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  if (act === undefined) {
    throw notFound(`An agent cannot ${quoteName(action)}. Expected one of ${Object.keys(ACTIONS).join(', ')}.`);
  }
  if (!isDisplayName(agentName)) throw badRequest(`An agent’s name is ${A_DISPLAY_NAME}.`);
  const { contact, joined } = act(context, agentName, body);
  if (context.driver.mode === 'manual') await context.driver.rest();
  return {
    ...viewContactWithTimeline(context, context.engine.chatOf(contact.contactId), contact),
    ...(joined === undefined ? {} : { participantId: joined.participantId, participantToken: joined.token }),
  };
}

function waitingContact(context: ControlContext, agentName: string, contactId: string | undefined): Contact {
  if (contactId !== undefined) {
    const chat = context.engine.chatOf(contactId);
    const { current } = chat;
    if (current.state !== 'IN_QUEUE') {
      throw conflict(`Contact ${current.contactId} is not waiting in a queue: ${whereIs(context, chat)}.`);
    }
    return current;
  }
  const [first] = [...context.engine.chats]
    .filter(({ current }) => current.state === 'IN_QUEUE' && (current.queue?.agentId ?? agentName) === agentName)
    .sort(byTurn);
  if (first === undefined) throw conflict('No contact is waiting in a queue.');
  return first.current;
}

function presentAgent(
  context: ControlContext,
  agentName: string,
  body: Body,
): { chat: Chat; contact: Contact; participant: Participant } {
  const chat = context.engine.chatOf(requiredText(body, 'contactId'));
  const participant = chat.participants.find(
    ({ displayName, role, state }) =>
      displayName === agentName && (role === 'AGENT' || role === 'SUPERVISOR') && state === 'CONNECTED',
  );
  if (participant === undefined) throw conflict(`The agent ${quoteName(agentName)} is not in this chat.`);
  return { chat, contact: chat.current, participant };
}

function findQueue({ instance }: ControlContext, idArnOrName: string): QueueRef {
  const queue = instance.queues.find(({ id, arn, name }) => [id, arn, name].includes(idArnOrName));
  if (queue === undefined) {
    const known = instance.queues.map(({ name }) => name).join(', ');
    throw notFound(`There is no queue ${quoteName(idArnOrName)}. This instance has ${known || 'no queue'}.`);
  }
  return queue;
}
