import type { Scenario } from '../../local/index.ts';
import { loadModuleCaller } from './support/module-caller.ts';

/** What a chat may have in contact attributes, all in all, in bytes (API reference, StartChatContact). */
const MOST_BYTES = 32_768;

export const scenario: Scenario = {
  title: 'The contact attributes have no room left: returns are not counted, and the chat goes on nevertheless',

  async play(connect) {
    const attributes = { notes: 'n'.repeat(MOST_BYTES - 'notes'.length) };
    const mia = await connect.startChat({ flow: 'Chat welcome', name: 'Mia', attributes });
    await connect.agent('Ann').accepts(mia);
    await connect.clock.advance({ minutes: 20 });
    await mia.says('Wait, one more thing.');
    mia.hears('Welcome back!');
    mia.waitsIn('Chats');

    const flow = loadModuleCaller(connect);
    const noah = await connect.startChat({ flow, name: 'Noah', attributes });
    noah.hears('Nobody knows about the timers.');
    connect.faults.set({ operation: 'UpdateParticipantRoleConfig', error: 'AccessDeniedException' });
    const lea = await connect.startChat({ flow, name: 'Lea', attributes });
    lea.hears('Nobody knows about the timers.');
  },
};
