import { type Bot, text } from '../../../functions/run-chat-bot/bots/bot.ts';

/** Says what it was told; `bye` is its sign to hand over. */
export const echoBot: Bot = {
  onJoin: () => ({ replies: [text('hello')] }),
  onMessage: ({ text: written }) =>
    written === 'bye'
      ? {
          replies: [text('goodbye')],
          handOff: { reason: 'DONE', summary: 'All is said.', attributes: { topic: 'echo' } },
        }
      : { replies: [text(`echo ${written}`)] },
};
