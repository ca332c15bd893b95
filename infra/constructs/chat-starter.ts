import { CfnOutput, Duration, Fn, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogField, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { CorsHttpMethod, HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { StartChatSettings } from '../settings-form.ts';
import { ConnectFunction, type Permission } from './connect-function.ts';
import type { ConnectInstance } from './connect-instance.ts';
import { keepLogicalId } from './logical-id.ts';

export interface ChatStarterProps {
  readonly instance: ConnectInstance;
  /** The flow that chats begin in. */
  readonly flowArn: string;
  readonly settings: StartChatSettings;
  /** Keeps who may resume which chat. */
  readonly table: { readonly tableName: string; readonly tableArn: string };
  /** The key that the table is encrypted with. */
  readonly keyArn: string;
  readonly bundleFolder: string;
  readonly logRetentionDays: number;
  readonly metricsNamespace: string;
  /** The function's name in logs and metrics. */
  readonly serviceName: string;
  readonly apiName: string;
}

const timeoutSeconds = 10;
const preflightMinutes = 10;

const whyEveryContact =
  'Every chat is a new contact, whose id nobody knows before: the instance is named, and only its contacts are open.';

/**
 * An HTTP API whose one route starts chats in one flow: `POST /chats`. Pages of the allowed origins may call it, so often
 * that the account's quota for StartChatContact is not reached. Who callers are is verified where the settings name an issuer.
 */
export class ChatStarter extends Construct {
  readonly startChat: ConnectFunction;
  readonly api: HttpApi;
  /** Where chats are started. */
  readonly url: string;

  readonly #props: ChatStarterProps;

  constructor(scope: Construct, id: string, props: ChatStarterProps) {
    super(scope, id);
    this.#props = props;
    this.startChat = this.#makeFunction();
    this.api = this.#makeApi();
    this.url = `${this.api.apiEndpoint}/chats`;
    this.#watch();
    new CfnOutput(this, 'Url', { description: 'POST here to start a chat', value: this.url }).overrideLogicalId(
      'StartChatUrl',
    );
  }

  #makeFunction(): ConnectFunction {
    const { instance, flowArn, settings, table } = this.#props;
    return new ConnectFunction(this, 'StartChatParts', {
      functionName: 'StartChat',
      description: 'Starts chats over HTTP, and lets customers go on from their own past chats',
      bundleFolder: this.#props.bundleFolder,
      timeoutSeconds,
      logRetentionDays: this.#props.logRetentionDays,
      environment: {
        INSTANCE_ID: Fn.select(1, Fn.split('/', instance.instanceArn)),
        CONTACT_FLOW_ID: Fn.select(3, Fn.split('/', flowArn)),
        ALLOWED_ORIGINS: JSON.stringify(settings.allowedOrigins),
        ALLOWED_ATTRIBUTES: JSON.stringify(settings.allowedAttributes),
        IDENTITY: settings.authorizer.kind,
        REHYDRATION_TYPE: settings.rehydrationType,
        RESUME_WITHIN_DAYS: String(settings.resumeWithinDays),
        TABLE_NAME: table.tableName,
        LOG_LEVEL: 'INFO',
        POWERTOOLS_SERVICE_NAME: this.#props.serviceName,
        POWERTOOLS_METRICS_NAMESPACE: this.#props.metricsNamespace,
      },
      permissions: this.#permissions(),
    });
  }

  /** StartChatContact is authorised on the flow, and on the contact it makes (service authorization reference, Amazon Connect). */
  #permissions(): readonly Permission[] {
    const { instance, flowArn, table, keyArn } = this.#props;
    const contacts = `${instance.instanceArn}/contact/*`;
    return [
      {
        purpose: 'StartChats',
        actions: ['connect:StartChatContact'],
        resources: [flowArn, contacts],
        whyWildcard: whyEveryContact,
      },
      {
        purpose: 'SeeWhyAChatCannotGoOn',
        actions: ['connect:DescribeContact'],
        resources: [contacts],
        whyWildcard: whyEveryContact,
      },
      {
        purpose: 'RememberWhoMayResume',
        actions: ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
        resources: [table.tableArn],
      },
      {
        purpose: 'OpenTheTable',
        actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
        resources: [keyArn],
        viaService: 'dynamodb',
      },
    ];
  }

  #makeApi(): HttpApi {
    const { settings, apiName } = this.#props;
    const api = new HttpApi(this, 'ChatApi', {
      apiName,
      description: 'Starts chats',
      createDefaultStage: false,
      corsPreflight: {
        allowOrigins: [...settings.allowedOrigins],
        allowMethods: [CorsHttpMethod.POST],
        allowHeaders: ['content-type', 'authorization', 'idempotency-key'],
        exposeHeaders: ['retry-after'],
        maxAge: Duration.minutes(preflightMinutes),
      },
    });
    keepLogicalId(api, 'ChatApi');
    const { authorizer } = settings;
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
    const { settings, logRetentionDays } = this.#props;
    const logGroup = new LogGroup(this, 'AccessLog', {
      retention: logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: settings.requestsPerSecond, burstLimit: settings.requestBurst },
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
  }

  #watch(): void {
    new Metric({
      namespace: this.#props.metricsNamespace,
      metricName: 'FlowFunctionFailure',
      dimensionsMap: { service: this.#props.serviceName, FunctionName: 'StartChat' },
      statistic: 'Sum',
      period: Duration.minutes(5),
    }).createAlarm(this, 'StartChatFails', {
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: 'Somebody could not start a chat. The log of StartChat names the error.',
    });
  }
}
