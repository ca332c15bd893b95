import { CfnOutput, Duration, Fn, RemovalPolicy, Stack, Token, Validations } from 'aws-cdk-lib';
import { AccessLogField, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { CorsHttpMethod, HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type StartChatSettings, sandboxStartChat, startChatProblems } from '../settings/start-chat.ts';
import type { ChatAlarms } from './chat-alarms.ts';
import type { ChatMetrics } from './chat-metrics.ts';
import { type ChatStorage, makeStorage } from './chat-storage.ts';
import { checkArn } from './check-arn.ts';
import type { ConnectFunction } from './connect-function.ts';
import type { FlowsInstance } from './connect-instance.ts';
import { FunctionMaker, type FunctionOptions, monthDays } from './function-maker.ts';
import { keepLogicalId } from './logical-id.ts';
import { onContacts, useTable } from './permissions.ts';

/** What is left out is as in the sandbox: a past chat can be resumed for a month, say. Who may call is not left out. */
export interface ChatStarterProps extends FunctionOptions, Partial<StartChatSettings> {
  readonly instance: Pick<FlowsInstance, 'instanceArn'>;
  /** The flow that chats begin in. */
  readonly flowArn: string;
  /** The id in that ARN, where the ARN is an intrinsic that `Fn::Split` does not take. Default: its last part. */
  readonly flowId?: string;
  /** Origins of the pages that may start chats, such as `https://shop.example`. */
  readonly allowedOrigins: StartChatSettings['allowedOrigins'];
  /** Who may call. A door that anyone may use says so: `{ kind: 'none', acknowledged: 'anyone may start chats' }`. */
  readonly authorizer: StartChatSettings['authorizer'];
  /** Where it keeps who may resume which chat, such as `storage` of another construct. Default: a table of its own. */
  readonly storage?: ChatStorage;
  /**
   * Whether a customer who ends the chat disconnects the agent alone, so that the disconnect flow can still ask
   * something. Default: false.
   */
  readonly disconnectOnCustomerExit?: boolean;
  /** The name of the API, with which those of the alarms begin. Default: names that CloudFormation makes up. */
  readonly apiName?: string;
}

const timeoutSeconds = 10;
const preflightMinutes = 10;

/** The names of the alarms of a ChatStarter whose API has a name, for those who watch them from another stack. */
export const starterAlarmNames = (apiName: string): readonly string[] =>
  ['StartChatFails', 'ChatsTurnedAway', 'StartChatErrs', 'StartChatThrottled'].map((id) => `${apiName}-${id}`);

/**
 * An HTTP API whose one route starts chats in one flow: `POST /chats`. Pages of the allowed origins may call it, at a
 * rate under the account's quota of StartChatContact. An authorizer verifies who callers are. Once a stack: the
 * function and the API are known by their names.
 *
 * @example
 * const allowedOrigins = ['https://shop.example'];
 * const authorizer = { kind: 'jwt', issuer: 'https://login.shop.example', audience: ['shop'] } as const;
 * const instance = { instanceArn };
 * const { url } = new ChatStarter(this, 'ChatStarter', { instance, flowArn, allowedOrigins, authorizer });
 */
export class ChatStarter extends Construct {
  readonly startChat: ConnectFunction;
  readonly api: HttpApi;
  /** Where chats are started. */
  readonly url: string;
  readonly storage: ChatStorage;
  readonly metrics: ChatMetrics;
  readonly alarms: ChatAlarms['all'];

  readonly #props: ChatStarterProps;
  readonly #settings: StartChatSettings;

  constructor(scope: Construct, id: string, props: ChatStarterProps) {
    super(scope, id);
    const { apiName } = props;
    this.#props = props;
    this.#settings = settingsOf(props);
    checkArn('instance', props.instance.instanceArn, `${this.node.path}.instance.instanceArn`);
    checkArn('flow', props.flowArn, `${this.node.path}.flowArn`);
    this.storage = props.storage ?? makeStorage(this);
    const maker = new FunctionMaker(this, props, (alarm) =>
      apiName === undefined ? undefined : `${apiName}-${alarm}`,
    );
    this.startChat = this.#makeFunction(maker);
    this.api = this.#makeApi();
    this.url = `${this.api.apiEndpoint}/chats`;
    maker.alarms.ringForFailures(
      'StartChat',
      'Somebody could not start a chat. The log of StartChat names the call that failed and what was answered: after ' +
        'AccessDeniedException deploy again, else see the AWS Health Dashboard.',
    );
    // One rings: before it turns anybody away, StartChat tries again for as long as a caller waits.
    maker.alarms.ring(
      'ChatsTurnedAway',
      maker.metrics.count('StartChat', 'ChatsTurnedAway'),
      'Customers could not start a chat, and were told to come again later: Amazon Connect took no more. The log of ' +
        "StartChat names its error: after LimitExceededException ask AWS for a higher quota of the instance's active " +
        'chats, else for a higher rate of StartChatContact.',
    );
    maker.alarms.ringForLambda(this.startChat);
    this.metrics = maker.metrics;
    this.alarms = maker.alarms.all;
    new CfnOutput(this, 'Url', { description: 'POST here to start a chat', value: this.url }).overrideLogicalId(
      'StartChatUrl',
    );
  }

  /** StartChatContact is authorized on the flow, and on the contact that it makes (service authorization reference). */
  #makeFunction(maker: FunctionMaker): ConnectFunction {
    const { instance, flowArn, flowId = Fn.select(3, Fn.split('/', flowArn)), disconnectOnCustomerExit } = this.#props;
    const { allowedOrigins, allowedAttributes, authorizer, rehydrationType, resumeWithinDays } = this.#settings;
    return maker.make({
      bundle: 'start-chat',
      functionName: 'StartChat',
      description: 'Starts chats over HTTP, and lets customers go on from their own past chats',
      timeoutSeconds,
      storage: this.storage,
      environment: {
        INSTANCE_ID: Fn.select(1, Fn.split('/', instance.instanceArn)),
        CONTACT_FLOW_ID: flowId,
        ALLOWED_ORIGINS: JSON.stringify(allowedOrigins),
        ALLOWED_ATTRIBUTES: JSON.stringify(allowedAttributes),
        IDENTITY: authorizer.kind,
        REHYDRATION_TYPE: rehydrationType,
        RESUME_WITHIN_DAYS: String(resumeWithinDays),
        ...(disconnectOnCustomerExit === true ? { DISCONNECT_ON_CUSTOMER_EXIT: 'AGENT' } : {}),
      },
      permissions: [
        onContacts(instance, 'StartChats', ['connect:StartChatContact'], flowArn),
        onContacts(instance, 'SeeWhyAChatCannotGoOn', ['connect:DescribeContact']),
        ...useTable(this.storage, 'RememberWhoMayResume', 'dynamodb:GetItem', 'dynamodb:UpdateItem'),
      ],
    });
  }

  #makeApi(): HttpApi {
    const { allowedOrigins, authorizer } = this.#settings;
    const { apiName } = this.#props;
    const api = new HttpApi(this, 'ChatApi', {
      ...(apiName === undefined ? {} : { apiName }),
      description: 'Starts chats',
      createDefaultStage: false,
      corsPreflight: {
        allowOrigins: [...allowedOrigins],
        allowMethods: [CorsHttpMethod.POST],
        allowHeaders: ['content-type', 'authorization', 'idempotency-key'],
        exposeHeaders: ['retry-after'],
        maxAge: Duration.minutes(preflightMinutes),
      },
    });
    keepLogicalId(api, 'ChatApi');
    const [route] = api.addRoutes({
      path: '/chats',
      methods: [HttpMethod.POST],
      integration: new HttpLambdaIntegration('StartChatIntegration', this.startChat.lambda),
      ...(authorizer.kind === 'none'
        ? {}
        : {
            authorizer: new HttpJwtAuthorizer('Identity', authorizer.issuer, {
              jwtAudience: [...authorizer.audience],
            }),
          }),
    });
    if (route !== undefined) keepLogicalId(route, 'ChatApiRoute');
    const identity = api.node.tryFindChild('Identity');
    if (identity !== undefined) keepLogicalId(identity, 'ChatApiIdentity');
    if (authorizer.kind === 'none' && route !== undefined) {
      Validations.of(route).acknowledge({
        id: 'AwsSolutions-APIG4',
        reason: 'Anybody may start a chat, as at a front door; set startChat.authorizer to know who comes in.',
      });
    }
    this.#makeStage(api);
    return api;
  }

  /** The access log tells who called when and what came of it, and nothing of what was said: no header, no body. */
  #makeStage(api: HttpApi): void {
    const { requestsPerSecond, requestBurst } = this.#settings;
    const logGroup = new LogGroup(this, 'AccessLog', {
      // Elsewhere each API's log adds to the one resource policy of CloudWatch Logs, which has an end ("Policy document
      // length breaking Cloudwatch Logs Constraints"). Under this prefix it does not (CloudWatch Logs user guide,
      // AWS-logs-and-resource-policy).
      logGroupName: `/aws/vendedlogs/${Stack.of(this).stackName}-access`,
      retention: this.#props.logRetentionDays ?? monthDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    keepLogicalId(logGroup, 'ChatApiAccessLog');
    const stage = new HttpStage(this, 'Stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: requestsPerSecond, burstLimit: requestBurst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(
          JSON.stringify({
            requestId: AccessLogField.contextRequestId(),
            at: AccessLogField.contextRequestTime(),
            ip: AccessLogField.contextIdentitySourceIp(),
            route: '$context.routeKey',
            status: AccessLogField.contextStatus(),
            error: '$context.integrationErrorMessage',
          }),
        ),
      },
    });
    keepLogicalId(stage, 'ChatApiStage');
  }
}

/** What is known only at deployment cannot be checked here. */
function settingsOf(props: ChatStarterProps): StartChatSettings {
  const { allowedOrigins, authorizer } = props;
  const { allowedAttributes, rehydrationType, resumeWithinDays, requestsPerSecond, requestBurst } = {
    ...sandboxStartChat,
    ...props,
  };
  const chosen = {
    allowedOrigins,
    authorizer,
    allowedAttributes,
    rehydrationType,
    resumeWithinDays,
    requestsPerSecond,
    requestBurst,
  };
  const problems = Token.isUnresolved(JSON.stringify(chosen)) ? [] : startChatProblems(chosen);
  if (problems.length > 0) throw new TypeError(problems.join('\n'));
  return chosen;
}
