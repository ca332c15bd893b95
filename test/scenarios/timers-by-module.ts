import type { LocalConnect, Scenario } from '../../local/index.ts';
import { loadModuleCaller } from './support/module-caller.ts';

export const scenario: Scenario = {
  title: 'A flow of somebody’s own sets the timers by the module, reads how it went, and may name a policy before',

  async play(connect) {
    const flow = loadModuleCaller(connect);
    const mia = await connect.startChat({ flow, name: 'Mia' });
    mia.hears('The timers are set.');
    const noah = await connect.startChat({ flow, name: 'Noah', attributes: { chatTimersPolicy: 'patient' } });
    noah.hears('The timers are set.');
    connect.faults.set({ operation: 'UpdateParticipantRoleConfig', error: 'AccessDeniedException' });
    const lea = await connect.startChat({ flow, name: 'Lea' });
    lea.hears('There are no timers.');

    expectIdleMinutes(connect.contact(mia), 5);
    expectIdleMinutes(connect.contact(noah), 30);
    connect.expectTimeline(lea, [
      { type: 'LAMBDA_FAILED' },
      {
        type: 'FLOW_ACTION',
        detail: { flow: 'Set chat timers', action: 'Note the error', actionType: 'UpdateContactAttributes' },
      },
    ]);
  },
};

function expectIdleMinutes({ timerConfig }: ReturnType<LocalConnect['contact']>, expected: number): void {
  const found = timerConfig.find(({ role, type }) => role === 'CUSTOMER' && type === 'IDLE')?.minutes;
  if (found !== expected) throw new Error(`Expected a customer's idle timer of ${expected} minutes, got ${found}.`);
}
