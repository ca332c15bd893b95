/** An HTTP API of API Gateway, with its `$default` stage. */
export interface DeployedHttpApi {
  readonly logicalId: string;
  readonly name: string;
  readonly url: string;
  readonly cors: DeployedCors | undefined;
  /** What a route without a limit of its own lets through. */
  readonly throttle: DeployedThrottle;
  readonly routes: readonly DeployedRoute[];
}

/** What pages of other origins may do. */
export interface DeployedCors {
  readonly allowOrigins: readonly string[];
  readonly allowMethods: readonly string[];
  readonly allowHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly allowCredentials: boolean;
  readonly maxAgeSeconds: number | undefined;
}

/** `undefined` leaves it to the account's limits, which are far away here. */
export interface DeployedThrottle {
  readonly ratePerSecond: number | undefined;
  readonly burst: number | undefined;
}

export interface DeployedRoute {
  /** For example `POST /chats`, or `$default`. */
  readonly key: string;
  readonly throttle: DeployedThrottle;
  readonly authorizer: DeployedJwtAuthorizer | undefined;
  /** The function that answers, or why nothing here can. */
  readonly target: { readonly functionArn: string } | { readonly notEmulated: string };
}

export interface DeployedJwtAuthorizer {
  readonly issuer: string;
  readonly audience: readonly string[];
  /** Where the token is, for example `$request.header.Authorization`. */
  readonly identitySource: string;
}
