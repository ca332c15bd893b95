import { describe, expect, test } from '@jest/globals';
import { readDeployment } from '../../../local/deployment/index.ts';
import { servedAt, temporaryFolder, writeAssembly } from './assembly.ts';

const instance = {
  Type: 'AWS::Connect::Instance',
  Properties: { IdentityManagementType: 'CONNECT_MANAGED', Attributes: {} },
};
const functionArn = 'arn:aws:lambda:eu-central-1:111122223333:function:StartChat';

function readApis(resources: Record<string, object>) {
  using folder = temporaryFolder();
  writeAssembly(folder.dir, { Api: { Resources: { Instance: instance, ...resources } } });
  return readDeployment(folder.dir, servedAt);
}

const api = { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'Chats', ProtocolType: 'HTTP' } };
const integration = {
  Type: 'AWS::ApiGatewayV2::Integration',
  Properties: {
    ApiId: { Ref: 'Api' },
    IntegrationType: 'AWS_PROXY',
    IntegrationUri: functionArn,
    PayloadFormatVersion: '2.0',
  },
};
const route = {
  Type: 'AWS::ApiGatewayV2::Route',
  Properties: {
    ApiId: { Ref: 'Api' },
    RouteKey: 'POST /chats',
    Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Int' }]] },
  },
};
const changed = <Resource extends { Properties: object }>(resource: Resource, change: object) => ({
  ...resource,
  Properties: { ...resource.Properties, ...change },
});

describe('HTTP APIs of an assembly', () => {
  test('come with routes, functions, limits and pages that may call', () => {
    const stage = {
      Type: 'AWS::ApiGatewayV2::Stage',
      Properties: {
        ApiId: { Ref: 'Api' },
        StageName: '$default',
        DefaultRouteSettings: { ThrottlingRateLimit: 4, ThrottlingBurstLimit: 7 },
        RouteSettings: { 'POST /chats': { ThrottlingRateLimit: 1 } },
      },
    };
    const cors = { CorsConfiguration: { AllowOrigins: ['https://shop.example'], AllowMethods: ['POST'], MaxAge: 600 } };
    const { httpApis, skipped } = readApis({ Api: changed(api, cors), Int: integration, Route: route, Stage: stage });
    expect(httpApis).toEqual([
      {
        logicalId: 'Api',
        name: 'Chats',
        url: 'http://127.0.0.1:4510/apis/Chats',
        cors: {
          allowOrigins: ['https://shop.example'],
          allowMethods: ['POST'],
          allowHeaders: [],
          exposeHeaders: [],
          allowCredentials: false,
          maxAgeSeconds: 600,
        },
        throttle: { ratePerSecond: 4, burst: 7 },
        routes: [
          {
            key: 'POST /chats',
            throttle: { ratePerSecond: 1, burst: undefined },
            authorizer: undefined,
            target: { functionArn },
          },
        ],
      },
    ]);
    expect(skipped).toEqual([]);
  });

  test('a JWT authorizer comes with issuer and audience', () => {
    const authorizer = {
      Type: 'AWS::ApiGatewayV2::Authorizer',
      Properties: {
        ApiId: { Ref: 'Api' },
        AuthorizerType: 'JWT',
        IdentitySource: ['$request.header.Authorization'],
        JwtConfiguration: { Issuer: 'https://id.example', Audience: ['chat'] },
      },
    };
    const guarded = changed(route, { AuthorizationType: 'JWT', AuthorizerId: { Ref: 'Auth' } });
    const { httpApis } = readApis({ Api: api, Int: integration, Route: guarded, Auth: authorizer });
    expect(httpApis[0]?.routes[0]?.authorizer).toEqual({
      issuer: 'https://id.example',
      audience: ['chat'],
      identitySource: '$request.header.Authorization',
    });
  });

  test.each([
    [
      'an integration with a web site',
      {},
      { IntegrationType: 'HTTP_PROXY', IntegrationUri: 'https://x.example' },
      'HTTP_PROXY',
    ],
    ['the older payload format', {}, { PayloadFormatVersion: '1.0' }, 'payload format 1.0'],
    ['another authorizer', { AuthorizationType: 'CUSTOM' }, {}, 'AuthorizationType CUSTOM'],
    ['a route to nowhere', { Target: 'integrations/none' }, {}, 'no integration'],
  ])('%s is kept, with what is not emulated named', (_what, routeChange, integrationChange, named) => {
    const { httpApis } = readApis({
      Api: api,
      Int: changed(integration, integrationChange),
      Route: changed(route, routeChange),
    });
    expect(httpApis[0]?.routes[0]?.target).toEqual({ notEmulated: expect.stringContaining(named) });
  });

  test('a stage of another name is refused by name', () => {
    const stage = { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId: { Ref: 'Api' }, StageName: 'prod' } };
    expect(() => readApis({ Api: api, Stage: stage })).toThrow(
      'the stage prod is not emulated. Name the stage $default.',
    );
  });

  test('a websocket API is skipped', () => {
    const { httpApis, skipped } = readApis({ Api: changed(api, { ProtocolType: 'WEBSOCKET' }) });
    expect(httpApis).toEqual([]);
    expect(skipped.map(({ logicalId }) => logicalId)).toEqual(['Api']);
  });
});

describe('a route’s parts that are not there', () => {
  const secured = { AuthorizationType: 'JWT', AuthorizerId: { Ref: 'Jwt' } };
  const jwt = {
    Type: 'AWS::ApiGatewayV2::Authorizer',
    Properties: { ApiId: { Ref: 'Api' }, AuthorizerType: 'JWT', JwtConfiguration: { Issuer: 'https://id.example' } },
  };

  test('a route or an integration without a target is told of by name', () => {
    const { Target: _, ...bare } = route.Properties;
    const { IntegrationUri: __, ...nowhere } = integration.Properties;
    const targetOf = (resources: Record<string, object>) =>
      readApis({ Api: api, Int: integration, Route: route, ...resources }).httpApis[0]?.routes[0]?.target;
    expect(targetOf({ Route: { ...route, Properties: bare } })).toEqual({
      notEmulated: 'It has no integration that is emulated.',
    });
    expect(targetOf({ Int: { ...integration, Properties: nowhere } })).toEqual({
      notEmulated: expect.stringContaining('Emulated is AWS_PROXY with a Lambda function'),
    });
  });

  test('an authorizer without a source of tokens takes them from the header, and from any audience it names', () => {
    const { httpApis } = readApis({ Api: api, Int: integration, Route: changed(route, secured), Jwt: jwt });
    expect(httpApis[0]?.routes[0]?.authorizer).toEqual({
      issuer: 'https://id.example',
      audience: [],
      identitySource: '$request.header.Authorization',
    });
  });

  test('an authorizer that is not there, or has no issuer, is refused', () => {
    const resources = { Api: api, Int: integration, Route: changed(route, { ...secured, AuthorizerId: 'other' }) };
    expect(() => readApis(resources)).toThrow('AuthorizerId names no authorizer of this API');
    const nobody = changed(jwt, { JwtConfiguration: {} });
    expect(() => readApis({ ...resources, Route: changed(route, secured), Jwt: nobody })).toThrow(
      'JwtConfiguration.Issuer is missing',
    );
  });

  test('CORS may be without an age', () => {
    const cors = { CorsConfiguration: { AllowOrigins: ['*'], AllowCredentials: 'true' } };
    expect(readApis({ Api: changed(api, cors), Int: integration, Route: route }).httpApis[0]?.cors).toMatchObject({
      allowMethods: [],
      allowCredentials: true,
      maxAgeSeconds: undefined,
    });
  });
});
