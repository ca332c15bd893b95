const MESSAGE = 'application/vnd.amazonaws.connect.message';

// A customer or an agent in the real ChatJS, which a script tag has loaded before. It hands all that it is told to
// `told`.
globalThis.startCustomer = async ({ endpoint, contactId, participantId, participantToken, type = 'CUSTOMER' }) => {
  const { ChatSession } = globalThis.connect;
  ChatSession.setGlobalConfig({ endpoint, region: 'us-east-1', loggerConfig: { useDefaultLogger: false } });
  const session = ChatSession.create({
    chatDetails: {
      ...{ contactId, participantId, participantToken },
      // The agent's workspace would give one; without it ChatJS takes the participant token.
      getConnectionToken: () => Promise.reject(new Error('There is no agent workspace here.')),
    },
    type,
    options: { region: 'us-east-1' },
    disableCSM: true,
  });
  const callbacks = [
    'ConnectionEstablished',
    'ConnectionLost',
    'ConnectionBroken',
    'DeepHeartbeatSuccess',
    'DeepHeartbeatFailure',
    'Typing',
    'ReadReceipt',
    'DeliveredReceipt',
    'ParticipantIdle',
    'ParticipantReturned',
    'AutoDisconnection',
    'ChatRehydrated',
    'Ended',
  ];
  for (const name of callbacks) {
    session[`on${name}`](({ data }) => {
      globalThis.told({ callback: name, content: data?.Content, role: data?.ParticipantRole });
    });
  }
  let offered = [];
  let viewToken;
  let attachmentId;
  const toldIds = new Set();
  const tellItem = ({ Id, Attachments, Content, ContentType, ParticipantRole }) => {
    // What comes in parts is told again, longer each time.
    const key = `${Id} ${Content}`;
    if (toldIds.has(key)) return;
    toldIds.add(key);
    if (ContentType === `${MESSAGE}.interactive`) {
      const { content } = JSON.parse(Content).data;
      offered = content.elements;
      viewToken = content.viewToken;
    }
    if (Attachments) attachmentId = Attachments[0].AttachmentId;
    const content = Attachments ? `${Attachments[0].AttachmentName} ${Attachments[0].Status}` : Content;
    globalThis.told({ callback: 'Message', content, role: ParticipantRole });
  };
  // What was said before the socket was there is in the transcript alone, so it is read first, as pages do.
  const heldBack = [];
  let tell = (item) => heldBack.push(item);
  session.onMessage(({ data }) => tell(data));
  // The first heartbeat is answered after the subscription was.
  const isSubscribed = new Promise((resolve) => session.onDeepHeartbeatSuccess(resolve));
  await session.connect();
  await isSubscribed;
  const { data: before } = await session.getTranscript({ sortOrder: 'ASCENDING', maxResults: 100 });
  for (const item of [...before.Transcript, ...heldBack]) tellItem(item);
  tell = tellItem;
  globalThis.customer = tellingErrors({
    say: (message) => session.sendMessage({ contentType: 'text/plain', message }),
    // An option that the customer was not offered cannot be tapped.
    tap: (option) => {
      const { title } = offered.find((element) => element.title === option);
      const content = { templateType: 'QuickReply', version: '1.0', data: { content: { title } } };
      return session.sendMessage({ contentType: `${MESSAGE}.interactive.response`, message: JSON.stringify(content) });
    },
    attach: (name, text) => session.sendAttachment({ attachment: new File([text], name, { type: 'text/plain' }) }),
    download: async () => (await session.downloadAttachment({ attachmentId })).text(),
    describesView: async () => {
      const { data } = await session.describeView({ viewToken });
      return data.View.Content.Actions.join(', ');
    },
    answersView: (action) =>
      session.sendMessage({
        contentType: `${MESSAGE}.interactive.response`,
        message: JSON.stringify({ action, data: {} }),
      }),
    type: () => session.sendEvent({ contentType: 'application/vnd.amazonaws.connect.event.typing' }),
    hasRead: (messageId) =>
      session.sendEvent({
        contentType: 'application/vnd.amazonaws.connect.event.message.read',
        content: JSON.stringify({ messageId }),
      }),
    read: async () => {
      const { data } = await session.getTranscript({ sortOrder: 'ASCENDING' });
      return data.Transcript.flatMap(({ Content }) => Content ?? []);
    },
    // From the end back to the beginning, as a page does while its reader scrolls up.
    scroll: async (maxResults) => {
      const messages = [];
      let pages = 0;
      let nextToken;
      do {
        const { data } = await session.getTranscript({ sortOrder: 'ASCENDING', maxResults, nextToken });
        messages.unshift(...data.Transcript.filter(({ Type }) => Type === 'MESSAGE').map(({ Content }) => Content));
        pages += 1;
        nextToken = data.NextToken;
      } while (nextToken);
      return { messages, pages };
    },
    leave: () => session.disconnectParticipant(),
  });
};

/** ChatJS rejects with objects that are no errors, which could not leave the page. */
function tellingErrors(methods) {
  const telling =
    (method) =>
    (...parameters) =>
      method(...parameters).catch((error) => {
        throw error instanceof Error ? error : new Error(JSON.stringify(error));
      });
  return Object.fromEntries(Object.entries(methods).map(([name, method]) => [name, telling(method)]));
}
