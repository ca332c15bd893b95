import { App, Stack } from 'aws-cdk-lib';
import { ChatFlow, ChatTimers, disconnect, flow, invokeFunction, message } from 'connect-chat-kit';

// The CDK app of a shop that has an Amazon Connect instance, and wants chat timers in a flow of its own.
const app = new App({ outdir: 'cdk.out' });
const stack = new Stack(app, 'Shop', { env: { account: '111122223333', region: 'eu-central-1' } });
const instanceArn = `arn:aws:connect:${stack.region}:${stack.account}:instance/0a1b2c3d-1111-4222-8333-444455556666`;

const { setChatTimers } = new ChatTimers(stack, 'ChatTimers', { instance: { instanceArn, accountId: stack.account } });
const functionArn = setChatTimers.lambda.functionArn;
const timers = { functionArn, functionName: 'SetChatTimers', timeLimitSeconds: 8, parameters: { policy: 'patient' } };
const blocks = {
  Welcome: message({ text: 'Welcome to the shop!', next: 'Timers' }),
  Timers: invokeFunction({ ...timers, next: 'Done', onError: 'Done' }),
  Done: message({ text: 'Somebody will be with you.', next: 'Bye' }),
  Bye: disconnect(),
};
new ChatFlow(stack, 'ShopChat', {
  instanceArn,
  flow: flow({ name: 'Shop chat', type: 'CONTACT_FLOW', start: 'Welcome', blocks }),
});
app.synth();
