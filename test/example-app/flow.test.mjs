import { test } from 'node:test';
import { LocalConnect } from 'connect-chat-kit/local';

test("the shop's flow sets the patient timers", async () => {
  await using connect = await LocalConnect.start({ assembly: 'cdk.out' });
  const mia = await connect.startChat({ flow: 'Shop chat', name: 'Mia' });
  mia.hears('Welcome to the shop!');
  connect.expectTimeline(mia, [
    { type: 'LAMBDA_INVOKED' },
    { type: 'TIMERS_CONFIGURED' },
    { type: 'MESSAGE', detail: { text: 'Somebody will be with you.' } },
  ]);
  const { timerConfig } = connect.contact(mia);
  const idle = timerConfig.find(({ role, type }) => role === 'CUSTOMER' && type === 'IDLE');
  if (idle?.minutes !== 30) throw new Error(`The customer's idle timer is ${JSON.stringify(idle)}.`);
});
