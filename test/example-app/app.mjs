import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import {
  ChatBot,
  ChatDashboard,
  ChatFlow,
  ChatStarter,
  ChatTimers,
  disconnect,
  flow,
  invokeFunction,
  message,
  waitForBot,
} from 'connect-chat-kit';

// The CDK app of a shop that has an Amazon Connect instance, and wants chats on its pages with timers and a bot, in a
// flow of its own.
export const app = new App({ outdir: 'cdk.out', context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
const stack = new Stack(app, 'Shop', { env: { account: '111122223333', region: 'eu-central-1' } });
const instanceArn = `arn:aws:connect:${stack.region}:${stack.account}:instance/0a1b2c3d-1111-4222-8333-444455556666`;
const instance = { instanceArn, accountId: stack.account };

const timers = new ChatTimers(stack, 'ChatTimers', { instance });
const bot = new ChatBot(stack, 'ChatBot', { instance, storage: timers.storage });
const invoke = ({ functionName, lambda }, block) =>
  invokeFunction({ functionArn: lambda.functionArn, functionName, timeLimitSeconds: 8, ...block });
const blocks = {
  Welcome: message({ text: 'Welcome to the shop!', next: 'Timers' }),
  Timers: invoke(timers.setChatTimers, { parameters: { policy: 'patient' }, next: 'Bot', onError: 'Bot' }),
  Bot: invoke(bot.addChatBot, { next: 'Talk', onError: 'Done' }),
  Talk: waitForBot({
    seconds: 600,
    onBotDisconnected: 'Done',
    onNoBot: 'Done',
    onTimeExpired: 'Done',
    onError: 'Done',
  }),
  Done: message({ text: 'Somebody will be with you.', next: 'Bye' }),
  Bye: disconnect(),
};
const { flowArn } = new ChatFlow(stack, 'ShopChat', {
  instanceArn,
  flow: flow({ name: 'Shop chat', type: 'CONTACT_FLOW', start: 'Welcome', blocks }),
});
const starter = new ChatStarter(stack, 'ChatStarter', {
  instance,
  flowArn,
  allowedOrigins: ['https://shop.example'],
  authorizer: { kind: 'jwt', issuer: 'https://login.shop.example', audience: ['shop'] },
  storage: timers.storage,
});
new ChatDashboard(stack, 'ChatDashboard', { timers, bot, starter });
new CfnOutput(stack, 'Chats', { value: starter.url });
app.synth();
