import type { Scenario } from '../../local/index.ts';
import { otherSandbox } from './support/other-sandbox.ts';

const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'];

export const scenario: Scenario = {
  title: 'It is Friday, a minute before closing: the first customer is queued, the next one comes too late',

  options: (assembly) => ({
    assembly: otherSandbox(assembly, 'AWS::Connect::HoursOfOperation', {
      TimeZone: 'Europe/Berlin',
      Config: weekdays.map((Day) => ({
        Day,
        StartTime: { Hours: 9, Minutes: 0 },
        EndTime: { Hours: 17, Minutes: 0 },
      })),
    }),
    // 16:59 in Berlin.
    startAtMs: Date.parse('2030-01-04T15:59:00Z'),
  }),

  async play(connect) {
    const mia = await connect.startChat({ flow: 'Chat welcome', name: 'Mia' });
    mia.waitsIn('Chats');
    await connect.clock.advance({ minutes: 1 });
    const noah = await connect.startChat({ flow: 'Chat welcome', name: 'Noah' });
    noah.hears('We are closed');
    noah.hasEnded('CONTACT_FLOW_DISCONNECT');
    // A bot keeps the same hours.
    const lea = await connect.startChat({ flow: 'Chat welcome with bot', name: 'Lea' });
    lea.hears('We are closed');
    lea.hasEnded('CONTACT_FLOW_DISCONNECT');
    mia.waitsIn('Chats');
  },
};
