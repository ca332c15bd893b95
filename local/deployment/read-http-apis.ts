import { isObject, type JsonObject } from '../json.ts';
import type { App } from './app.ts';
import type {
  DeployedCors,
  DeployedHttpApi,
  DeployedJwtAuthorizer,
  DeployedRoute,
  DeployedThrottle,
} from './http-api.ts';
import type { Reading } from './read-functions.ts';
import type { Resource } from './resource.ts';
import type { ServedAt } from './resource-values.ts';

const PART_TYPES = ['Route', 'Integration', 'Stage', 'Authorizer', 'Deployment'].map(
  (part) => `AWS::ApiGatewayV2::${part}`,
);

/** HTTP APIs with their routes; a websocket API is something else, and is skipped. */
export function* readHttpApis(app: App, servedAt: ServedAt): Generator<Reading<DeployedHttpApi>> {
  for (const resource of app.resources('AWS::ApiGatewayV2::Api')) {
    if (resource.optionalText('ProtocolType') !== 'HTTP') continue;
    const name = app.values.name(resource);
    const stage = stageOf(app, resource);
    yield {
      resource,
      deployed: {
        logicalId: resource.logicalId,
        name,
        url: servedAt.apiUrl(name),
        cors: corsOf(resource.object('CorsConfiguration')),
        throttle: throttleOf(stage?.object('DefaultRouteSettings') ?? {}),
        routes: partsOf(app, resource, 'Route').map((route) => readRoute(app, resource, route, stage)),
      },
    };
  }
}

/** What makes an API up, and comes to nothing of its own here. */
export function* httpApiParts(app: App): Generator<Resource> {
  yield* app.resources(...PART_TYPES);
}

function partsOf(app: App, api: Resource, part: string): readonly Resource[] {
  const apiId = app.values.ref(api);
  return [...app.resources(`AWS::ApiGatewayV2::${part}`)].filter(
    (resource) => resource.optionalText('ApiId') === apiId,
  );
}

function stageOf(app: App, api: Resource): Resource | undefined {
  const stages = partsOf(app, api, 'Stage');
  const stage = stages.find((candidate) => candidate.optionalText('StageName') === '$default');
  const [other] = stages;
  if (stage === undefined && other !== undefined) {
    throw other.problem(`the stage ${other.text('StageName')} is not emulated. Name the stage $default.`);
  }
  return stage;
}

function readRoute(app: App, api: Resource, route: Resource, stage: Resource | undefined): DeployedRoute {
  const key = route.text('RouteKey');
  const settings = stage?.object('RouteSettings')[key];
  const type = route.optionalText('AuthorizationType') ?? 'NONE';
  const authorizer = type === 'JWT' ? authorizerOf(app, api, route) : undefined;
  const target =
    type === 'NONE' || type === 'JWT'
      ? targetOf(app, api, route)
      : { notEmulated: `Its AuthorizationType ${type} is not emulated. Emulated are NONE and JWT.` };
  return { key, throttle: throttleOf(isObject(settings) ? settings : {}), authorizer, target };
}

function targetOf(app: App, api: Resource, route: Resource): DeployedRoute['target'] {
  const target = route.optionalText('Target') ?? '';
  const integration = partsOf(app, api, 'Integration').find(
    (part) => `integrations/${app.values.ref(part)}` === target,
  );
  if (integration === undefined) return { notEmulated: 'It has no integration that is emulated.' };
  const type = integration.optionalText('IntegrationType');
  const uri = integration.optionalText('IntegrationUri') ?? '';
  const functionArn = /arn:[a-z-]+:lambda:[^/]+:function:[^/]+/.exec(uri)?.[0];
  if (type !== 'AWS_PROXY' || functionArn === undefined) {
    return { notEmulated: `Its integration ${type} is not emulated. Emulated is AWS_PROXY with a Lambda function.` };
  }
  const format = integration.optionalText('PayloadFormatVersion');
  if (format !== '2.0') return { notEmulated: `Its payload format ${format} is not emulated. Emulated is 2.0.` };
  return { functionArn };
}

function authorizerOf(app: App, api: Resource, route: Resource): DeployedJwtAuthorizer {
  const id = route.optionalText('AuthorizerId');
  const authorizer = partsOf(app, api, 'Authorizer').find((part) => app.values.ref(part) === id);
  if (authorizer === undefined) throw route.problem('AuthorizerId names no authorizer of this API.');
  const { Issuer, Audience } = authorizer.object('JwtConfiguration');
  const [identitySource] = textsOf(authorizer.list('IdentitySource'));
  if (typeof Issuer !== 'string') throw authorizer.problem('JwtConfiguration.Issuer is missing.');
  return {
    issuer: Issuer,
    audience: textsOf(Audience),
    identitySource: identitySource ?? '$request.header.Authorization',
  };
}

function corsOf(cors: JsonObject): DeployedCors | undefined {
  if (Object.keys(cors).length === 0) return undefined;
  return {
    allowOrigins: textsOf(cors.AllowOrigins),
    allowMethods: textsOf(cors.AllowMethods),
    allowHeaders: textsOf(cors.AllowHeaders),
    exposeHeaders: textsOf(cors.ExposeHeaders),
    allowCredentials: cors.AllowCredentials === true || cors.AllowCredentials === 'true',
    maxAgeSeconds: cors.MaxAge === undefined ? undefined : Number(cors.MaxAge),
  };
}

function throttleOf({ ThrottlingRateLimit, ThrottlingBurstLimit }: JsonObject): DeployedThrottle {
  return { ratePerSecond: numberOf(ThrottlingRateLimit), burst: numberOf(ThrottlingBurstLimit) };
}

const numberOf = (value: unknown) => (value === undefined ? undefined : Number(value));

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
