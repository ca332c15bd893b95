import { startChat } from './api-client.ts';
import type { Customers } from './customers.ts';
import type { LiveState } from './live-state.ts';
import type { Chat, ContactWithTimeline } from './model.ts';
import type { Report } from './problems.tsx';
import type { NewChat } from './start-chat/start-card.tsx';

const NOT_STARTED = 'The chat was not started';

/** Starts chats whose customers write in this page. */
export function useStarting(
  { instance, refresh }: LiveState,
  { open }: Customers,
  options: { readonly started: (contactId: string) => void; readonly report: Report },
) {
  const { started: chatStarted, report } = options;

  async function start(newChat: NewChat): Promise<void> {
    if (instance === undefined) return;
    try {
      const started = await startChat({ instanceId: instance.instanceId, ...newChat });
      open(started, instance.region);
      chatStarted(started.contactId);
      report.succeeded(NOT_STARTED);
      refresh();
    } catch (error) {
      report.failed(NOT_STARTED, error);
    }
  }

  /** Starts a new chat in the flow that the old one began in. `undefined` where that flow is not there. */
  function wayBack({ initialContactId, customerName }: Chat, { timeline }: ContactWithTimeline) {
    const began = timeline.find((entry) => entry.type === 'FLOW_STARTED')?.detail.flow;
    const flowId = instance?.flows.find(({ name }) => name === began)?.id;
    if (flowId === undefined) return undefined;
    return () => void start({ displayName: customerName, flowId, attributes: {}, pastContactId: initialContactId });
  }

  return { start, wayBack };
}
