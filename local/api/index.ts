import type { ChatEvent } from '../engine/index.ts';
import type { UpgradeHandler } from '../http/answer.ts';
import type { HttpHandler } from '../http/http.ts';
import { createApiHandler } from './api-handler.ts';
import { createAttachmentHandler } from './attachment-handler.ts';
import { MOST_ATTACHMENT_BYTES } from './attachment-rules.ts';
import { Attachments, FILES_PATH } from './attachments.ts';
import { ChatSockets } from './chat-sockets.ts';
import { ClientTokens } from './client-tokens.ts';
import { Connections } from './connections.ts';
import { ContactStreams } from './contact-streams.ts';
import { Faults } from './faults.ts';
import { FlowCatalog } from './flow-catalog.ts';
import { Latency } from './latency.ts';
import type { ApiContext } from './operation.ts';
import { OPERATION_QUOTAS } from './operation-quotas.ts';
import { Quotas } from './quotas.ts';
import { createSignInPage } from './sign-in-page.ts';
import { TestCaseCatalog } from './test-case-catalog.ts';
import { TestCaseExecutions } from './test-case-executions.ts';

export { type Fault, Faults } from './faults.ts';
export { createFileScanner } from './file-scanner.ts';
export { QUOTA_MODES, Quotas } from './quotas.ts';

/** The API of Local Connect: the REST operations of both services and the chat websocket. */
export interface Api {
  readonly handler: HttpHandler;
  /** Files come and go here, as at S3. */
  readonly fileHandler: HttpHandler;
  /** Customers sign in here, as at a user pool. */
  readonly signInPage: HttpHandler;
  readonly onUpgrade: UpgradeHandler;
  /** To be fed every event of the engine. */
  readonly onChatEvent: (event: ChatEvent) => void;
  readonly faults: Faults;
  readonly quotas: Quotas;
  /** Cuts the websockets and lets those go who wait for an injected latency. */
  close(): void;
}

/** How large a body may be at a path, where that is not what every path takes. */
export function apiBodyLimitBytes(path: string): number | undefined {
  return path.startsWith(FILES_PATH) ? MOST_ATTACHMENT_BYTES : undefined;
}

export function createApi(context: ApiContext): Api {
  const { engine, chatClock, transport, chance, catchUp, onError } = context;
  const connections = new Connections({ clock: transport, chance });
  const attachments = new Attachments({ clock: transport, chance, baseUrl: context.baseUrl });
  const faults = new Faults();
  const quotas = new Quotas(transport, OPERATION_QUOTAS);
  const latency = new Latency(transport);
  const sockets = new ChatSockets({ engine, clock: transport, connections, chance, catchUp, onError });
  const streams = new ContactStreams({ topics: context.topics, instance: context.instance, chance });
  const flowCatalog = new FlowCatalog({ flows: context.flows, instance: context.instance, chance, clock: chatClock });
  const { instance, flows, testRunner } = context;
  const testCases = new TestCaseCatalog({ instance, chance, clock: chatClock }, context.deployedTestCases);
  const testCaseExecutions = new TestCaseExecutions({ chance, clock: chatClock, flows, quotas, testRunner });
  const handler = createApiHandler({
    ...context,
    attachments,
    connections,
    clientTokens: new ClientTokens(),
    streams,
    quotas,
    flowCatalog,
    testCases,
    testCaseExecutions,
    faults,
    latency,
  });
  return {
    handler,
    fileHandler: createAttachmentHandler(attachments),
    signInPage: createSignInPage(context),
    onUpgrade: (request, socket, head) => sockets.onUpgrade(request, socket, head),
    onChatEvent(event) {
      sockets.onChatEvent(event);
      if (event.type === 'CHAT_REMOVED') {
        attachments.forget(event.chat.initialContactId);
        connections.forget(new Set(event.chat.participants.map(({ participantId }) => participantId)));
      }
      streams.onChatEvent(event);
    },
    faults,
    quotas,
    close() {
      sockets.close();
      latency.end();
    },
  };
}
