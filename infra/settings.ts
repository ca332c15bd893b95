import type { Settings } from './settings/form.ts';

/**
 * The form to fill in before deploying. Change a value, save, and run `npm run deploy`.
 * Whatever does not fit is listed, all at once, before anything is deployed.
 */
export const settings: Settings = {
  /**
   * The Amazon Connect instance.
   *   { kind: 'sandbox' }   makes a new one to try things out: with opening hours, a queue and an agent.
   *   { kind: 'existing', instanceArn: 'arn:aws:connect:…:instance/…', queueArn: 'arn:aws:connect:…/queue/…' }
   *                         uses yours. The console shows both ARNs under "show additional information".
   */
  instance: { kind: 'sandbox' },

  /**
   * Several copies may live side by side, one per stage: 'default', or a short word such as 'test', which is then
   * added to the name of every stack and flow. Small letters, digits and hyphens; at most 20.
   */
  stage: 'default',

  /**
   * Timer policies: a flow's Set chat timers block names one, or takes `default`.
   * All four are whole minutes, from 2 to 480, or 'unset' to remove a timer. A timer left out stays as it was.
   * With both timers of one person set, the auto-disconnect minutes count from the moment that this person is idle.
   */
  timerPolicies: {
    default: {
      customerIdleMinutes: 5,
      customerAutoDisconnectMinutes: 15,
      agentIdleMinutes: 10,
      agentAutoDisconnectMinutes: 'unset',
    },
    patient: {
      customerIdleMinutes: 30,
      customerAutoDisconnectMinutes: 60,
      agentIdleMinutes: 30,
      agentAutoDisconnectMinutes: 'unset',
    },
  },

  /**
   * Seconds, from 1 to 8: the shortest time limit among the Invoke Lambda blocks that call these functions. The
   * console gives a new block 3. A function answers before this time is over, so the block never gives up on it.
   * The blocks of the flows deployed here allow 8: set 8 if no other flow calls the functions.
   */
  blockTimeLimitSeconds: 3,

  /**
   * The bot that a customer of *Chat welcome* meets before the queue.
   *   'none'     no bot: straight into the queue.
   *   'faq'      answers common questions by their words; they are in functions/run-chat-bot/bots/faq-questions.ts.
   *   'bedrock'  answers with a model of Amazon Bedrock; add bedrockModelId: '…' to this form. Its instructions are in
   *              functions/run-chat-bot/bots/bedrock-settings.ts. What customers write is sent to the model.
   *   'parcels'  a bot of your own, by its name in functions/run-chat-bot/bots/index.ts.
   * *Chat welcome with bot* is deployed beside it, with 'faq' where this says 'none'.
   */
  bot: 'none',

  /**
   * How many customers' messages bots answer at once, from 2 to 1000. A new account may run 10 functions at once in
   * all, and those that flows invoke need some of them. Ask for more under Service Quotas > AWS Lambda before you
   * raise this.
   */
  botConcurrency: 5,

  /**
   * Whom *Chat disconnect* asks, once a chat with an agent is over, how it was. The answer, from 1 to 5, is left in the
   * contact attribute `surveyRating`. The question is in functions/run-chat-bot/bots/survey-question.ts.
   *   'none'         nobody.
   *   'agent-ends'   customers whose agent ended the chat.
   *   'either-ends'  also customers who ended it themselves: StartChat then starts chats so that this disconnects the
   *                  agent alone. The page must keep the chat open until it has ended.
   */
  survey: 'none',

  /**
   * The HTTP API that starts chats for your pages and apps, and lets customers go on from their own past chats. Left
   * out, an existing instance has none. The sandbox then has one to try, that anyone who finds its address may call.
   *
   *   allowedOrigins     pages that may call it: scheme, name and, where it is not the usual one, port. No path.
   *   authorizer
   *     { kind: 'jwt', issuer: 'https://id.example.com/', audience: ['chat'] }
   *                      callers send a token of your identity provider, and go on from their own last chat.
   *     { kind: 'none', acknowledged: 'anyone may start chats' }
   *                      who holds the resume token of a past chat may go on from it.
   *   allowedAttributes  contact attributes that a page may set. Whoever calls can make up their values: let no flow
   *                      trust them.
   *   rehydrationType    'ENTIRE_PAST_SESSION' shows the whole past chat; 'FROM_SEGMENT' only its first contact, up to
   *                      a transfer.
   *   resumeWithinDays   days, from 1 to 365, in which a chat can be resumed, counted from its start.
   *   requestsPerSecond, requestBurst
   *                      how many are let through. An account may start 5 chats a second, and 8 at once.
   */
  // startChat: {
  //   allowedOrigins: ['https://shop.example'],
  //   authorizer: { kind: 'jwt', issuer: 'https://id.example.com/', audience: ['chat'] },
  //   allowedAttributes: ['customerName', 'topic'],
  //   rehydrationType: 'ENTIRE_PAST_SESSION',
  //   resumeWithinDays: 30,
  //   requestsPerSecond: 4,
  //   requestBurst: 7,
  // },

  /** Days that logs are kept: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180 or 365. */
  logRetentionDays: 30,

  /**
   * The Amazon SNS topic that alarms tell, in the same Region. Left out, alarms only show in the console. CloudWatch
   * must be allowed to publish to it, and to use the key of an encrypted topic.
   */
  // alarmTopicArn: 'arn:aws:sns:us-east-1:111122223333:my-alarms',

  /**
   * true: AWS X-Ray draws how long functions took to start and to run, and which queue led to which. It charges per
   *       trace.
   * false: the report lines in the functions' logs tell the same times, one invocation at a time.
   */
  tracing: false,

  /**
   * true: the functions appear in the console's list for Invoke Lambda blocks.
   * false: leave this instance's list alone, for example because another team's stack keeps it.
   */
  associateFunctions: true,

  /**
   * true: test cases of the flows are deployed with them, for Amazon Connect's Testing and Simulation. Their chats wait
   *       in a queue that nobody serves.
   * false: none.
   */
  testCases: false,

  /** The language that the flows speak: one of those under `texts`. */
  language: 'en',

  /** All that a customer reads. 1 to 1000 characters each, plain text. After `stillThere` the flow waits 5 minutes. */
  texts: {
    en: {
      welcome: 'Welcome! You are chatting with our support team.',
      connecting: 'Please hold on while we find somebody for you.',
      closed: 'We are closed at the moment. Please come back during our opening hours.',
      queueIsFull: 'All our colleagues are busy and the queue is full. Please try again later.',
      somethingWentWrong: 'We are sorry, something went wrong on our side. Please try again later.',
      queued: 'You are in the queue. A colleague will be with you as soon as possible.',
      stillQueued: 'Thank you for waiting. You are still in the queue.',
      nobodyCame: 'We are sorry that nobody could take your chat today. Please try again later.',
      askingLastAgent: 'We are asking the colleague whom you spoke to last. One moment, please.',
      agentLeft: 'Our colleague has left the chat.',
      stillThere: 'Are you still there? Send a message within 5 minutes and we will find a colleague for you.',
      welcomeBack: 'Welcome back! We are finding a colleague for you.',
      goodbye: 'Thank you for chatting with us. Goodbye!',
      assistant: 'Assistant',
    },
    de: {
      welcome: 'Willkommen! Sie chatten mit unserem Support-Team.',
      connecting: 'Einen Moment bitte, wir suchen jemanden für Sie.',
      closed: 'Wir haben gerade geschlossen. Bitte schreiben Sie uns während unserer Öffnungszeiten.',
      queueIsFull: 'Alle unsere Kolleginnen und Kollegen sind im Gespräch. Bitte versuchen Sie es später noch einmal.',
      somethingWentWrong: 'Bei uns ist leider etwas schiefgegangen. Bitte versuchen Sie es später noch einmal.',
      queued: 'Sie sind in der Warteschlange. Wir sind so bald wie möglich für Sie da.',
      stillQueued: 'Danke für Ihre Geduld. Sie sind weiterhin in der Warteschlange.',
      nobodyCame: 'Leider konnte heute niemand Ihren Chat annehmen. Bitte versuchen Sie es später noch einmal.',
      askingLastAgent: 'Wir fragen, ob Ihr letzter Ansprechpartner Zeit für Sie hat. Einen Moment bitte.',
      agentLeft: 'Ihr Gegenüber hat den Chat verlassen.',
      stillThere: 'Sind Sie noch da? Schreiben Sie uns innerhalb von 5 Minuten, und wir suchen jemanden für Sie.',
      welcomeBack: 'Schön, dass Sie wieder da sind! Wir suchen jemanden für Sie.',
      goodbye: 'Danke für Ihren Besuch im Chat. Auf Wiedersehen!',
      assistant: 'Assistent',
    },
  },
};
