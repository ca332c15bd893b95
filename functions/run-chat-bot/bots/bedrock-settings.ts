import type { ToolSpecification } from '@aws-sdk/client-bedrock-runtime';
import type { Language } from './languages.ts';

/** What the bedrock bot is told, and which tool it has. Change the instructions as you like. */
export const INSTRUCTIONS = [
  'You are the assistant in the customer chat of a company.',
  'Answer briefly, in plain sentences, in the language of the customer.',
  'Say only what you are sure of. Never ask for passwords or card numbers.',
  'When the customer asks for a person, is upset, or needs something that you cannot do, use the tool hand_over.',
].join(' ');

/** The tool that ends the bot's work. Its parameters are the hand-off's own. */
export const HAND_OVER: ToolSpecification = {
  name: 'hand_over',
  description: 'Hands the chat over to a person.',
  inputSchema: {
    json: {
      type: 'object',
      properties: {
        reason: { type: 'string', enum: ['CUSTOMER_ASKED', 'CANNOT_HELP', 'UPSET'] },
        summary: { type: 'string', description: 'One or two sentences for the person who takes over.' },
      },
      required: ['reason', 'summary'],
    },
  },
};

interface Texts {
  readonly hello: string;
  readonly handOver: string;
}

/** What the bot says without asking the model. */
export const texts: Readonly<Record<Language, Texts>> = {
  en: {
    hello: 'Hello, I am the assistant. What can I do for you?',
    handOver: 'I will find somebody for you. One moment, please.',
  },
  de: {
    hello: 'Hallo, ich bin der Assistent. Was kann ich für Sie tun?',
    handOver: 'Ich suche jemanden für Sie. Einen Moment bitte.',
  },
};
