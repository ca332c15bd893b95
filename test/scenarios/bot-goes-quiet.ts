import type { Scenario } from '../../local/index.ts';

/**
 * The customer's timers run beside a bot too. The flow's Wait then takes its branch for a bot that was disconnected.
 */
export const scenario: Scenario = {
  title: 'A customer falls silent beside a bot: the bot is auto-disconnected, and the customer asked, then let go',

  async play(connect) {
    const mia = await connect.startChat({ flow: 'Chat welcome with bot', name: 'Mia' });
    await mia.says('When are you open?');
    mia.hears('from Monday to Saturday');
    await connect.clock.advance({ minutes: 5 });
    mia.isIdle();
    await connect.clock.advance({ minutes: 15 });
    mia.hears('Are you still there?');
    await connect.clock.advance({ minutes: 5 });
    mia.hears('Goodbye');
    mia.hasEnded();

    connect.expectTimeline(mia, [
      { type: 'PARTICIPANT_JOINED', role: 'CUSTOM_BOT' },
      { type: 'PARTICIPANT_IDLE', role: 'CUSTOMER', atMinutes: 5 },
      { type: 'AUTO_DISCONNECTION', role: 'CUSTOMER', atMinutes: 20 },
      { type: 'PARTICIPANT_LEFT', role: 'CUSTOM_BOT', detail: { reason: 'IDLE_DISCONNECT' }, atMinutes: 20 },
      { type: 'MESSAGE', role: 'SYSTEM', atMinutes: 20 },
      { type: 'CHAT_ENDED', atMinutes: 25 },
    ]);
  },
};
