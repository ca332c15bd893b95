import type { TransportClock } from '../clock/transport-clock.ts';
import type { DeployedHttpApi, DeployedJwtAuthorizer, DeployedRoute } from '../deployment/index.ts';
import type { Chance, ChatClock } from '../engine/index.ts';
import { type HttpHandler, type HttpRequest, type HttpResponse, json } from '../http/http.ts';
import type { Invoke } from '../lambda/invocation.ts';
import { answerPreflight, corsHeadersOf, isPreflight } from './cors.ts';
import { lambdaAnswer } from './lambda-answer.ts';
import { lambdaEvent } from './lambda-event.ts';
import { type Claims, LocalIssuer, TokenProblem } from './local-issuer.ts';
import { matchRoute } from './route-match.ts';
import { Throttle } from './throttle.ts';

interface HttpApisOptions {
  readonly apis: readonly DeployedHttpApi[];
  readonly accountId: string;
  readonly invoke: Invoke;
  /** Dates requests and tokens, as it dates everything that a function sees. */
  readonly clock: ChatClock;
  /** Fills the buckets of throttling, which is about real requests. */
  readonly transport: TransportClock;
  readonly chance: Chance;
}

/** A path of a deployed API: `/apis/{name}/…`. */
const API_PATH = /^\/apis\/([^/]+)(\/.*)?$/;

/** Whether a path is one of a deployed API, which has its own say on which pages may call it. */
export const isApiPath = (path: string): boolean => API_PATH.test(path);

/** Runs the HTTP APIs of a deployment under `/apis/{name}/…`. */
export class HttpApis {
  readonly #options: HttpApisOptions;
  readonly #issuer = new LocalIssuer();
  readonly #throttles = new Map<DeployedRoute, Throttle>();

  constructor(options: HttpApisOptions) {
    this.#options = options;
    for (const api of options.apis) {
      for (const route of api.routes) {
        const ratePerSecond = route.throttle.ratePerSecond ?? api.throttle.ratePerSecond;
        const burst = route.throttle.burst ?? api.throttle.burst;
        this.#throttles.set(route, new Throttle({ ratePerSecond, burst }, options.transport));
      }
    }
  }

  readonly httpHandler: HttpHandler = (request) => {
    const [, name, path = '/'] = API_PATH.exec(request.path) ?? [];
    if (name === undefined) return undefined;
    const api = this.#options.apis.find((candidate) => encodeURIComponent(candidate.name) === name);
    if (api !== undefined) return this.#answer(api, request, path);
    const known = this.#options.apis.map((candidate) => candidate.name).join(', ');
    return json(404, { message: `There is no HTTP API of this name. This deployment has ${known || 'none'}.` });
  };

  /**
   * A token that an authorizer of this deployment takes; of the API of that name, or of the first that has an
   * authorizer.
   */
  issueToken(apiName: string | undefined, claims: Claims, lifeSeconds: number): string | undefined {
    const authorizer = this.#options.apis
      .filter(({ name }) => apiName === undefined || name === apiName)
      .flatMap(({ routes }) => routes)
      .find((route) => route.authorizer !== undefined)?.authorizer;
    if (authorizer === undefined) return undefined;
    return this.#issuer.issue(authorizer, claims, this.#options.clock.nowMs, lifeSeconds);
  }

  async #answer(api: DeployedHttpApi, request: HttpRequest, path: string): Promise<HttpResponse> {
    if (api.cors !== undefined && isPreflight(request)) return answerPreflight(api.cors, request);
    const requestId = this.#options.chance.uuid();
    const { headers, ...answer } = await this.#answerRoute(api, request, path, requestId);
    const kept = api.cors === undefined ? headers : withoutCors(headers);
    return { ...answer, headers: { 'apigw-requestid': requestId, ...kept, ...corsHeadersOf(api.cors, request) } };
  }

  async #answerRoute(
    api: DeployedHttpApi,
    request: HttpRequest,
    path: string,
    requestId: string,
  ): Promise<HttpResponse> {
    const matched = matchRoute(api.routes, request.method, path);
    if (matched === undefined) return json(404, { message: 'Not Found' });
    const { route } = matched;
    if ('notEmulated' in route.target) return json(501, { message: `${route.key}: ${route.target.notEmulated}` });
    if (this.#throttles.get(route)?.admits() === false) return json(429, { message: 'Too Many Requests' });
    const { accountId, clock, invoke } = this.#options;
    const claims = route.authorizer === undefined ? undefined : this.#claimsOf(request, route.authorizer);
    if (claims instanceof TokenProblem) return unauthorized(claims);
    const parts = { api, matched, request, path, accountId, requestId, nowMs: clock.nowMs, claims };
    return lambdaAnswer(await invoke(route.target.functionArn, lambdaEvent(parts)));
  }

  #claimsOf(request: HttpRequest, authorizer: DeployedJwtAuthorizer): Claims | TokenProblem {
    const [, place = '', name = ''] = /^\$request\.(header|querystring)\.(.+)$/.exec(authorizer.identitySource) ?? [];
    const source = place === 'querystring' ? request.query.get(name) : request.headers[name.toLowerCase()];
    if (typeof source !== 'string' || source === '') return new TokenProblem('there is no token');
    try {
      return this.#issuer.verify(source.replace(/^Bearer /i, ''), authorizer, this.#options.clock.nowMs);
    } catch (error) {
      if (error instanceof TokenProblem) return error;
      throw error;
    }
  }
}

function unauthorized({ message }: TokenProblem): HttpResponse {
  const challenge = `Bearer error="invalid_token" error_description="${message}"`;
  return json(401, { message: 'Unauthorized' }, { 'www-authenticate': challenge });
}

/**
 * Where an API has a CORS configuration, what a function says about it counts for nothing (developer guide,
 * http-api-cors).
 */
function withoutCors(headers: HttpResponse['headers'] = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('access-control-')));
}
