import { ManualTransportClock } from '../../../local/clock/transport-clock.ts';
import type { DeployedHttpApi, DeployedRoute } from '../../../local/deployment/index.ts';
import { Chance, ChatClock } from '../../../local/engine/index.ts';
import type { HttpRequest, HttpResponse } from '../../../local/http/http.ts';
import { HttpApis } from '../../../local/http-api/index.ts';
import type { InvocationResult } from '../../../local/lambda/invocation.ts';

export const NOW_MS = Date.UTC(2026, 10, 21, 12);
export const JWT = {
  issuer: 'https://id.example',
  audience: ['chat'],
  identitySource: '$request.header.Authorization',
};

export function route(key: string, change: Partial<DeployedRoute> = {}): DeployedRoute {
  const throttle = { ratePerSecond: undefined, burst: undefined };
  return { key, throttle, authorizer: undefined, target: { functionArn: `arn:of:${key}` }, ...change };
}

/** APIs whose functions answer as told, and what those were invoked with. */
export function serve(api: Partial<DeployedHttpApi> = {}, result?: InvocationResult) {
  const invoked: { arn: string; event: Record<string, unknown> }[] = [];
  const clock = new ChatClock(NOW_MS);
  const transport = new ManualTransportClock(NOW_MS);
  const throttle = { ratePerSecond: undefined, burst: undefined };
  const deployed: DeployedHttpApi = {
    logicalId: 'ChatApi',
    name: 'ChatApi',
    url: 'http://127.0.0.1:4510/apis/ChatApi',
    cors: undefined,
    throttle,
    routes: [route('POST /chats')],
    ...api,
  };
  const apis = new HttpApis({
    apis: [deployed],
    accountId: '000000000000',
    clock,
    transport,
    chance: new Chance(1),
    invoke: async (arn, event) => {
      invoked.push({ arn, event: { ...Object(event) } });
      return result ?? { ok: true, payload: { statusCode: 200, body: '{}' } };
    },
  });
  const send = async (change: Partial<HttpRequest> = {}): Promise<HttpResponse> => {
    const request: HttpRequest = {
      method: 'POST',
      path: '/apis/ChatApi/chats',
      query: new URLSearchParams(),
      headers: { host: '127.0.0.1:4510', 'content-type': 'application/json' },
      body: Buffer.from('{}'),
      ...change,
    };
    return (await apis.httpHandler(request)) ?? { status: 0 };
  };
  return { apis, send, invoked, clock, transport };
}
