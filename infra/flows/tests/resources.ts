import type { FlowResource } from '../../../local/test-language/index.ts';

/** A Lambda function, as a flow invokes it. */
export const lambdaFunction = (functionArn: string): FlowResource => ({
  actionType: 'InvokeLambdaFunction',
  resource: functionArn,
});

/** Hours of operation, as a flow checks them: those that its block names, or else its queue's. */
export const openingHours = (hoursArn: string): FlowResource => ({
  actionType: 'CheckHoursOfOperation',
  resource: hoursArn,
});

/** A queue, as a flow transfers a contact to it. */
export const intoQueue = (queueArn: string): FlowResource => ({
  actionType: 'TransferContactToQueue',
  resource: queueArn,
});

/** The alias of a Lex bot, as a flow connects a customer with it. */
export const lexBot = (aliasArn: string): FlowResource => ({
  actionType: 'ConnectParticipantWithLexBot',
  resource: aliasArn,
});
