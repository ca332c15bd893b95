import type { FlowType } from '../../../local/flow-language/index.ts';
import { flowOf as flowOfBlocks } from '../../fixtures/flow-of.ts';
import { OTHER_PRODUCTS } from './valid-other-products.ts';
import { ARN, equals, failing, type Json, type JsonAction, NEXT_OR_ERROR } from './valid-parts.ts';

export type { Json, JsonAction } from './valid-parts.ts';

/** One valid action of each type, as exported flows have them. */
export const VALID_ACTIONS: { readonly [type: string]: JsonAction } = {
  MessageParticipant: { Parameters: { Text: 'Hello $.Attributes.name' }, Transitions: { NextAction: 'end' } },
  InvokeLambdaFunction: {
    Parameters: {
      LambdaFunctionARN: 'arn:aws:lambda:eu-west-2:111122223333:function:f',
      InvocationTimeLimitSeconds: '8',
      InvocationType: 'SYNCHRONOUS',
      LambdaInvocationAttributes: { mode: 'start', who: '$.Attributes.who' },
      ResponseValidation: { ResponseType: 'STRING_MAP' },
    },
    Transitions: NEXT_OR_ERROR,
  },
  Wait: {
    Parameters: { TimeLimitSeconds: '900', Events: ['BotParticipantDisconnected'] },
    Transitions: {
      NextAction: 'end',
      Conditions: [equals('BotParticipantDisconnected'), equals('WaitCompleted')],
      Errors: [failing('ParticipantNotFound'), failing('NoMatchingError')],
    },
  },
  Compare: {
    Parameters: { ComparisonValue: '$.External.status' },
    Transitions: { NextAction: 'end', Conditions: [equals('SET')], Errors: [failing('NoMatchingCondition')] },
  },
  UpdateContactTargetQueue: { Parameters: { QueueId: `${ARN}/queue/q-1` }, Transitions: NEXT_OR_ERROR },
  TransferContactToQueue: {
    Parameters: {},
    Transitions: { NextAction: 'end', Errors: [failing('QueueAtCapacity'), failing('NoMatchingError')] },
  },
  UpdateContactEventHooks: {
    Parameters: { EventHooks: { CustomerRemaining: `${ARN}/contact-flow/f-1` } },
    Transitions: NEXT_OR_ERROR,
  },
  UpdateContactAttributes: {
    Parameters: { Attributes: { language: 'de', copy: '$.External.a.b' }, TargetContact: 'Current' },
    Transitions: NEXT_OR_ERROR,
  },
  UpdateFlowAttributes: {
    Parameters: { FlowAttributes: { tone: { Value: 'warm' } } },
    Transitions: { NextAction: 'end' },
  },
  UpdateFlowLoggingBehavior: {
    Parameters: { FlowLoggingBehavior: 'Enabled' },
    Transitions: { NextAction: 'end' },
  },
  Loop: {
    Parameters: { LoopCount: '3' },
    Transitions: { NextAction: 'end', Conditions: [equals('ContinueLooping'), equals('DoneLooping')] },
  },
  CheckHoursOfOperation: {
    Parameters: {},
    Transitions: {
      NextAction: 'end',
      Conditions: [equals('True'), equals('False')],
      Errors: [failing('NoMatchingError')],
    },
  },
  DistributeByPercentage: {
    Transitions: {
      NextAction: 'end',
      Conditions: [
        { NextAction: 'end', Condition: { Operator: 'NumberLessThan', Operands: ['4'] } },
        { NextAction: 'end', Condition: { Operator: 'NumberLessThan', Operands: ['10'] } },
      ],
      Errors: [failing('NoMatchingCondition')],
    },
  },
  DequeueContactAndTransferToQueue: {
    Parameters: { QueueId: `${ARN}/queue/q-1` },
    Transitions: { NextAction: 'end', Errors: [failing('QueueAtCapacity'), failing('NoMatchingError')] },
  },
  TransferContactToAgent: { Parameters: {}, Transitions: {} },
  UpdateContactData: {
    Parameters: { CustomerId: '$.CustomerEndpoint.Address', Name: 'Chat of $.Attributes.name' },
    Transitions: NEXT_OR_ERROR,
  },
  CheckMetricData: {
    Parameters: { MetricType: 'NumberOfAgentsAvailable', QueueId: `${ARN}/queue/q-1` },
    Transitions: {
      NextAction: 'end',
      Conditions: [{ NextAction: 'end', Condition: { Operator: 'NumberGreaterThan', Operands: ['0'] } }],
      Errors: [failing('NoMatchingCondition'), failing('NoMatchingError')],
    },
  },
  GetMetricData: { Parameters: { QueueChannel: 'Chat' }, Transitions: NEXT_OR_ERROR },
  GetParticipantInput: {
    Parameters: { StoreInput: 'False', InputTimeLimitSeconds: '5', Text: 'Press 1' },
    Transitions: {
      NextAction: 'end',
      Conditions: [equals('1'), equals('#')],
      Errors: [failing('InputTimeLimitExceeded'), failing('NoMatchingCondition'), failing('NoMatchingError')],
    },
  },
  ConnectParticipantWithLexBot: {
    Parameters: {
      Text: 'How can I help you?',
      LexV2Bot: { AliasArn: 'arn:aws:lex:eu-west-2:111122223333:bot-alias/B/A' },
      LexSessionAttributes: { language: '$.Attributes.language' },
      LexTimeoutSeconds: { Text: '300' },
    },
    Transitions: {
      NextAction: 'end',
      Conditions: [equals('Cancel'), equals('FallbackIntent')],
      Errors: [failing('InputTimeLimitExceeded'), failing('NoMatchingCondition'), failing('NoMatchingError')],
    },
  },
  MessageParticipantIteratively: {
    Parameters: { Messages: [{ Text: 'Please wait' }, { PromptId: 'p-1' }], InterruptFrequencySeconds: '30' },
    Transitions: {
      NextAction: 'end',
      Conditions: [equals('MessagesInterrupted')],
      Errors: [failing('NoMatchingError')],
    },
  },
  ShowView: {
    Parameters: {
      ViewResource: { Id: 'form', Version: 'Latest' },
      InvocationTimeLimitSeconds: '300',
      ViewData: { Heading: 'Hello $.Attributes.name', Items: [{ Label: 'Queue', Value: '$.Queue.Name' }], Wide: true },
    },
    Transitions: {
      NextAction: 'end',
      Conditions: [equals('Next'), equals('Back')],
      Errors: [failing('NoMatchingCondition'), failing('NoMatchingError'), failing('TimeLimitExceeded')],
    },
  },
  UpdateContactRecordingBehavior: {
    Parameters: {
      RecordingBehavior: { RecordedParticipants: ['Agent', 'Customer'], IVRRecordingBehavior: 'Enabled' },
      AnalyticsBehavior: {
        Enabled: 'True',
        AnalyticsLanguage: 'en-US',
        ChannelConfiguration: { Chat: { AnalyticsModes: ['ContactLens'] } },
      },
    },
    Transitions: { NextAction: 'end' },
  },
  UpdateContactRecordingAndAnalyticsBehavior: {
    Parameters: { ChatBehavior: { ChatAnalyticsBehavior: { Enabled: 'True', AnalyticsLanguage: 'en-US' } } },
    Transitions: {
      NextAction: 'end',
      Errors: [failing('NoMatchingError'), failing('ChannelMismatch'), failing('InFlightRedactionConfigurationFailed')],
    },
  },
  UpdateContactTextToSpeechVoice: {
    Parameters: { TextToSpeechVoice: 'Joanna', TextToSpeechEngine: 'Neural', TextToSpeechStyle: 'None' },
    Transitions: { NextAction: 'end', Errors: [failing('NoMatchingError')] },
  },
  TagContact: { Parameters: { Tags: { team: 'sales', who: '$.Attributes.who' } }, Transitions: NEXT_OR_ERROR },
  UntagContact: { Parameters: { TagKeys: ['team'] }, Transitions: NEXT_OR_ERROR },
  UnTagContact: { Parameters: { TagKeys: ['team'] }, Transitions: NEXT_OR_ERROR },
  UpdateContactRoutingBehavior: { Parameters: { QueuePriority: '1' }, Transitions: { NextAction: 'end' } },
  CreatePersistentContactAssociation: {
    Parameters: { RehydrationType: 'ENTIRE_PAST_SESSION', SourceContactId: '$.Attributes.previous' },
    Transitions: NEXT_OR_ERROR,
  },
  TransferToFlow: { Parameters: { ContactFlowId: 'f-1' }, Transitions: NEXT_OR_ERROR },
  ...OTHER_PRODUCTS,
  InvokeFlowModule: { Parameters: { FlowModuleId: 'm-1' }, Transitions: NEXT_OR_ERROR },
  DisconnectParticipant: { Parameters: {}, Transitions: {} },
  EndFlowExecution: { Parameters: {}, Transitions: {} },
  EndFlowModuleExecution: { Parameters: {}, Transitions: {} },
};

const HOMES: { readonly [type: string]: FlowType } = {
  EndFlowExecution: 'CUSTOMER_QUEUE',
  DequeueContactAndTransferToQueue: 'CUSTOMER_QUEUE',
  MessageParticipantIteratively: 'CUSTOMER_QUEUE',
  TransferContactToAgent: 'QUEUE_TRANSFER',
  CompleteOutboundCall: 'OUTBOUND_WHISPER',
  EndFlowModuleExecution: 'MODULE',
};

/** A flow type in which an action of this type may stand. */
export function homeOf(type: string): FlowType {
  return HOMES[type] ?? 'CONTACT_FLOW';
}

/** A flow of one action, and one that ends it. */
export function flowOf(action: Json, end: JsonAction = { Type: 'EndFlowExecution' }): { [key: string]: Json } {
  return { ...flowOfBlocks(), StartAction: 'a', Actions: [action, { Identifier: 'end', ...end }] };
}

/** The valid action of a type, with other parameters or transitions over its own; `undefined` takes one away. */
export function actionOf(
  type: string,
  parameters: { readonly [key: string]: Json | undefined } = {},
  transitions: { readonly [key: string]: Json | undefined } = {},
): JsonAction {
  const valid = VALID_ACTIONS[type] ?? {};
  return {
    Identifier: 'a',
    Type: type,
    Parameters: over(valid.Parameters, parameters),
    Transitions: over(valid.Transitions, transitions),
  };
}

function over(valid: Json | undefined, changes: { readonly [key: string]: Json | undefined }): Json {
  const own = typeof valid === 'object' && valid !== null && !Array.isArray(valid) ? Object.entries(valid) : [];
  const changed: { [key: string]: Json } = {};
  for (const [key, value] of [...own, ...Object.entries(changes)]) {
    if (value === undefined) delete changed[key];
    else changed[key] = value;
  }
  return changed;
}
