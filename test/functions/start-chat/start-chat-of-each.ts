import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { ConnectOfTest, httpEvent, startStartChat } from './chat-starts.ts';

/** StartChat for the tests of a file or of a group, with an Amazon Connect that begins anew for each test. */
export function startChatOfEach(change: Readonly<Record<string, string>> = {}) {
  let service: Awaited<ReturnType<typeof startStartChat>>;
  let connect: ConnectOfTest;
  beforeAll(async () => {
    service = await startStartChat(change);
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    service.aws.reset();
    connect = new ConnectOfTest();
    service.aws.answer = connect.answer;
  });
  return {
    get service() {
      return service;
    },
    get connect() {
      return connect;
    },
    send: (body: unknown, headers: Readonly<Record<string, string>> = {}) => service.call(httpEvent({ body, headers })),
  };
}
