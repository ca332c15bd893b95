import { ARN, equals, failing, type JsonAction, NEXT_OR_ERROR } from './valid-parts.ts';

/** One valid action of each type for other products and channels, as exported flows or the guides have them. */
export const OTHER_PRODUCTS: { readonly [type: string]: JsonAction } = {
  CreateWisdomSession: {
    Parameters: { WisdomAssistantArn: 'arn:aws:wisdom:eu-west-2:111122223333:assistant/a-1' },
    Transitions: NEXT_OR_ERROR,
  },
  GetCustomerProfile: {
    Parameters: {
      ProfileRequestData: { IdentifierName: '_phone', IdentifierValue: '$.CustomerEndpoint.Address' },
      ProfileResponseData: ['FirstName'],
    },
    Transitions: {
      NextAction: 'end',
      Errors: [failing('MultipleFoundError'), failing('NoneFoundError'), failing('NoMatchingError')],
    },
  },
  CreateCustomerProfile: {
    Parameters: { ProfileRequestData: { FirstName: '$.Attributes.name' }, ProfileResponseData: [] },
    Transitions: NEXT_OR_ERROR,
  },
  UpdateCustomerProfile: {
    Parameters: { ProfileRequestData: { 'Attributes.tier': 'gold' }, ProfileResponseData: [] },
    Transitions: NEXT_OR_ERROR,
  },
  AssociateContactToCustomerProfile: {
    Parameters: { ProfileRequestData: { ProfileId: '$.Customer.ProfileId', ContactId: '$.ContactId' } },
    Transitions: NEXT_OR_ERROR,
  },
  GetCustomerProfileObject: {
    Parameters: {
      ProfileRequestData: { ProfileId: '$.Customer.ProfileId', ObjectType: 'Order', UseLatest: 'true' },
      ProfileResponseData: ['Order.OrderId'],
    },
    Transitions: { NextAction: 'end', Errors: [failing('NoneFoundError'), failing('NoMatchingError')] },
  },
  GetCalculatedAttributesForCustomerProfile: {
    Parameters: {
      ProfileRequestData: { ProfileId: '$.Customer.ProfileId' },
      ProfileResponseData: ['CalculatedAttributes._frequent_caller'],
    },
    Transitions: { NextAction: 'end', Errors: [failing('NoneFoundError'), failing('NoMatchingError')] },
  },
  CreateCase: {
    Parameters: {
      LinkContactToCase: 'true',
      CaseTemplateId: 't-1',
      CaseRequestFields: { customer_id: '$.Customer.ProfileARN', title: 'A question' },
    },
    Transitions: { NextAction: 'end', Errors: [failing('ContactNotLinked'), failing('NoMatchingError')] },
  },
  GetCase: {
    Parameters: {
      LinkContactToCase: 'false',
      GetLastUpdatedCase: 'true',
      CaseRequestFields: { customer_id: '$.Customer.ProfileARN' },
      CaseResponseFields: ['status'],
    },
    Transitions: {
      NextAction: 'end',
      Errors: [failing('MultipleFound'), failing('NoneFound'), failing('NoMatchingError')],
    },
  },
  UpdateCase: {
    Parameters: { LinkContactToCase: 'false', CaseId: '$.Case.case_id', CaseRequestFields: { status: 'closed' } },
    Transitions: NEXT_OR_ERROR,
  },
  UpdatePreviousContactParticipantState: {
    Parameters: { PreviousContactParticipantState: 'CustomerOnHold' },
    Transitions: NEXT_OR_ERROR,
  },
  UpdateContactCallbackNumber: {
    Parameters: { CallbackNumber: '$.Attributes.number' },
    Transitions: {
      NextAction: 'end',
      Errors: [failing('InvalidCallbackNumber'), failing('CallbackNumberNotDialable')],
    },
  },
  UpdateContactMediaStreamingBehavior: {
    Parameters: {
      MediaStreamingState: 'Enabled',
      Participants: [{ ParticipantType: 'Customer', MediaDirections: ['From', 'To'] }],
      MediaStreamType: 'Audio',
    },
    Transitions: NEXT_OR_ERROR,
  },
  TransferParticipantToThirdParty: {
    Parameters: {
      ThirdPartyPhoneNumber: '+441134960000',
      ThirdPartyConnectionTimeLimitSeconds: '30',
      ContinueFlowExecution: 'True',
    },
    Transitions: {
      NextAction: 'end',
      Errors: [failing('CallFailed'), failing('ConnectionTimeLimitExceeded'), failing('NoMatchingError')],
    },
  },
  CheckVoiceId: {
    Parameters: { CheckVoiceIdOption: 'VoiceAuthentication' },
    Transitions: { NextAction: 'end', Conditions: [equals('Authenticated')], Errors: [failing('NoMatchingError')] },
  },
  StartVoiceIdStream: { Parameters: {}, Transitions: NEXT_OR_ERROR },
  CheckOutboundCallStatus: {
    Parameters: {},
    Transitions: { NextAction: 'end', Conditions: [equals('CallAnswered')], Errors: [failing('NoMatchingError')] },
  },
  CompleteOutboundCall: { Parameters: {}, Transitions: { NextAction: 'end' } },
  CreateTask: {
    Parameters: { Name: 'Call back', ContactFlowId: 'f-1', DelaySeconds: '60' },
    Transitions: NEXT_OR_ERROR,
  },
  CreateCallbackContact: {
    Parameters: { InitialCallDelaySeconds: '60', MaximumConnectionAttempts: '1', RetryDelaySeconds: '60' },
    Transitions: NEXT_OR_ERROR,
  },
  StartOutboundChatContact: {
    Parameters: {
      SourceEndpoint: { Address: `${ARN}/phone-number/p-1`, Type: 'CONNECT_PHONENUMBER_ARN' },
      DestinationEndpoint: { Address: '+441134960000', Type: 'TELEPHONE_NUMBER' },
      ContactFlowArn: `${ARN}/contact-flow/f-1`,
      ContactSubtype: 'connect:SMS',
    },
    Transitions: NEXT_OR_ERROR,
  },
  StartOutboundEmailContact: { Parameters: {}, Transitions: NEXT_OR_ERROR },
  ResumeContact: { Parameters: {}, Transitions: NEXT_OR_ERROR },
  LoadContactContent: { Parameters: { ContentType: 'EmailMessage' }, Transitions: NEXT_OR_ERROR },
  RenderMessageTemplate: { Parameters: {}, Transitions: NEXT_OR_ERROR },
  RouteContactToAgent: { Parameters: {}, Transitions: NEXT_OR_ERROR },
  CheckSegmentMembership: { Parameters: {}, Transitions: NEXT_OR_ERROR },
  CreateContact: { Parameters: {}, Transitions: NEXT_OR_ERROR },
  AuthenticateParticipant: {
    Parameters: {
      CognitoConfiguration: { UserPoolArn: 'arn:aws:cognito-idp:eu-west-2:111122223333:userpool/p', AppClientId: 'c' },
      TimeLimitMinutes: '5',
    },
    Transitions: {
      NextAction: 'end',
      Conditions: [equals('OptedOut')],
      Errors: [failing('TimeLimitExceeded'), failing('NoMatchingError')],
    },
  },
  UpdateContactMediaProcessing: {
    Parameters: {
      ChatProcessor: {
        ProcessingEnabled: 'True',
        LambdaProcessorARN: 'arn:aws:lambda:eu-west-2:111122223333:function:f',
        ChatProcessorSettings: { DeliverUnprocessedMessages: 'True' },
      },
    },
    Transitions: { NextAction: 'end', Errors: [failing('NoMatchingError'), failing('ChannelMismatch')] },
  },
  ConnectParticipantWithAgenticCX: {
    Parameters: { AgentConfiguration: { WorkspaceId: 'w', ApplicationId: 'a', Alias: 'live' } },
    Transitions: {
      NextAction: 'end',
      Conditions: [equals('Escalation')],
      Errors: [failing('NoMatchingError'), failing('NoMatchingCondition'), failing('InputTimeLimitExceeded')],
    },
  },
  EvaluateDataTableValues: {
    Parameters: { DataTableId: 't-1', Queries: [{ QueryName: 'q', Attributes: ['a'] }] },
    Transitions: NEXT_OR_ERROR,
  },
  ListDataTableValues: { Parameters: { DataTableId: 't-1' }, Transitions: NEXT_OR_ERROR },
  UpsertDataTableValues: {
    Parameters: { DataTableId: 't-1', DataTableUpsertAttributes: [] },
    Transitions: NEXT_OR_ERROR,
  },
  UpdateContactRoutingCriteria: { Parameters: {}, Transitions: NEXT_OR_ERROR },
  UpdateRoutingCriteria: { Parameters: {}, Transitions: NEXT_OR_ERROR },
};
