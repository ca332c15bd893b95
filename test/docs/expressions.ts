import { typeCheck } from './type-check.ts';

/**
 * What the pages' expressions speak of. The compiler then knows that `mia.heard('hello')` is misspelt, and that
 * `associateWith(instanceArn)` should have been `associateWith({ instanceArn })`.
 */
const spokenOf = `
import type { ringTopic as RingTopic, ConnectFunction, Settings, StartChatSettings } from 'connect-chat-kit';
import type { AgentInChat, Agent, Customer, InChat, LocalConnectOptions, LocalFaults } from 'connect-chat-kit/local';
import { LocalConnect as Connect } from 'connect-chat-kit/local';
import type { Stack } from 'aws-cdk-lib';
declare const some: never;
declare const connect: Connect, LocalConnect: typeof Connect, options: LocalConnectOptions, faults: LocalFaults;
declare const mia: Customer, ann: AgentInChat, chat: InChat;
declare const text: string, contentType: string, content: string, queue: string, event: unknown;
declare const says: Customer['says'], sends: Customer['sends'], transfers: AgentInChat['transfers'];
declare const sendsFile: Customer['sendsFile'], opensFile: Customer['opensFile'], getsFile: Customer['getsFile'];
declare const accepts: Agent['accepts'], joins: Agent['joins'], monitors: Agent['monitors'];
declare const stack: Stack, instanceArn: string, topicArn: string;
declare const setChatTimers: ConnectFunction, ringTopic: typeof RingTopic;
declare const settings: Settings, startChat: StartChatSettings;
`;

/** `mia.says('hi')`, `startChat.allowedOrigins`, `joins(chat)`: a member, or a call with something in it. */
export function isExpression(name: string): boolean {
  return /^(await )?(\w+(\.\w+)*\([^)]|[A-Za-z]\w*(\.\w+)+\(|[a-z]\w*(\.\w+)+$)/.test(name);
}

/** What the compiler refuses of these expressions, each with what it says. */
export function wrongExpressions(expressions: readonly string[]): readonly string[] {
  const lead = spokenOf.split('\n').length - 1;
  const code = expressions.map((expression) => `void (${asCode(expression)});`).join('\n');
  return typeCheck(new Map([['expressions.ts', `${spokenOf}${code}\nexport {};\n`]])).map((problem) => {
    const line = Number(/^expressions\.ts\((\d+),/.exec(problem)?.[1]);
    return `${expressions[line - 1 - lead]}: ${problem}`;
  });
}

/**
 * The pages write `accepts(chat?)` and `{ name, text? }` where code says `accepts(chat)` and `{ name: …, text: … }`.
 */
function asCode(expression: string): string {
  return expression
    .replace(/^await /, '')
    .replace(/(\w)\?/g, '$1')
    .replace(/\(\)$/, '')
    .replace(/\{[^{}:]*\}/g, (members) => members.replace(/\w+/g, '$&: some'));
}
