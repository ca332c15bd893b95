export { HttpApis, type HttpApisOptions, isApiPath } from './http-apis.ts';
export type { Claims } from './local-issuer.ts';
